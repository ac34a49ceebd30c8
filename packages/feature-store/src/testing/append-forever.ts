import { createInterface } from 'node:readline';
import { openDatabase } from '../database/open.ts';
import { createEventLog } from '../events/event-log.ts';
import { numberedBatch } from './numbered-batch.ts';

/**
 * A process to be killed: appends batches to the database named by its argument, on from the batch its second argument
 * names, and says `acknowledged N` once batch N was.
 */
const [, , databaseUrl = '', first = '0'] = process.argv;
// It must not outlive the test that started it.
createInterface(process.stdin).on('close', () => process.exit(0));

const database = await openDatabase({ home: '', databaseUrl });
const log = createEventLog(database);
for (let n = Number(first); ; n++) {
  await log.append(numberedBatch(n));
  process.stdout.write(`acknowledged ${n}\n`);
}
