import type { Database } from '../database/open.ts';
import { stoppedBy, type ReadFor } from '../database/query-until.ts';
import type { QueryResultRow } from 'pg';

/** The database as it stood at one instant, for reads that take several statements or long. */
export interface Snapshot {
  rows<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** A large result in batches, over a cursor of the server: memory stays flat on both sides. */
  batches<Row extends QueryResultRow>(query: CursorQuery): AsyncGenerator<Row[], void, undefined>;
  /** Must be called; gives the connection back. */
  close(): Promise<void>;
}

interface CursorQuery {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly batchSize: number;
}

/** Takes one connection of the pool until it is closed. */
export async function openSnapshot({ pool }: Pick<Database, 'pool'>, { signal }: ReadFor = {}): Promise<Snapshot> {
  signal?.throwIfAborted();
  const client = await pool.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  let cursors = 0;
  return {
    rows: async <Row extends QueryResultRow>(text: string, values: readonly unknown[]) =>
      (await stoppedBy(signal, client, () => client.query<Row>(text, [...values]))).rows,
    batches: async function* <Row extends QueryResultRow>({ text, values, batchSize }: CursorQuery) {
      const cursor = `batches_${(cursors += 1)}`;
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, [...values]);
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${batchSize} FROM ${cursor}`);
        if (rows.length === 0) return;
        yield rows;
      }
    },
    close: async () => {
      try {
        await client.query('ROLLBACK');
        // A request to stop that found nothing to stop may still be on its way: it is not to meet another's statement.
        client.release(signal?.aborted === true);
      } catch {
        // Nothing was written and whatever broke the connection has failed the read: throw the connection away.
        client.release(true);
      }
    },
  };
}
