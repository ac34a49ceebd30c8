/**
 * A process of its own for tests: opens the database of the home in argv[2], says so, and then does what it is told.
 * In `write`, it inserts users 0, 1, 2, … and tells each number once it is acknowledged; it goes on over failures.
 */
import { openDatabase } from '../open.ts';

export type Order = { readonly do: 'write' } | { readonly do: 'stop writing' } | { readonly do: 'close' };
export type Report =
  | { readonly is: 'open'; readonly serverPid: number }
  | { readonly is: 'acknowledged'; readonly row: number }
  | { readonly is: 'failed'; readonly row: number }
  | { readonly is: 'stopped' };

const tell = (report: Report): void => void process.send?.(report);
const database = await openDatabase({ home: process.argv[2] ?? '' });
let writing = false;

process.on('message', (order: Order) => {
  switch (order.do) {
    case 'write':
      writing = true;
      void write();
      return;
    case 'stop writing':
      writing = false;
      return;
    case 'close':
      writing = false;
      void database.close().then(() => process.exit(0));
  }
});

const { rows } = await database.pool.query<{ pid: number }>(
  `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer AS pid`,
);
tell({ is: 'open', serverPid: rows[0]?.pid ?? 0 });

async function write(): Promise<void> {
  for (let row = 0; writing; row++) {
    try {
      await database.pool.query('INSERT INTO "User" ("id") VALUES ($1)', [`${process.pid}/${row}`]);
      tell({ is: 'acknowledged', row });
    } catch {
      tell({ is: 'failed', row }); // a row that was under way when the server was killed: not acknowledged
    }
  }
  tell({ is: 'stopped' });
}
