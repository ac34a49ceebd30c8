import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createRng } from '@fusionrank/domain/rng';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventLog } from '../store.ts';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { NUMBERED_BATCH_SIZE, numberedBatch } from '../testing/numbered-batch.ts';
import { createEventLog } from './event-log.ts';

let database: TestDatabase;
let log: EventLog;
beforeAll(async () => {
  database = await openTestDatabase();
  log = createEventLog(database);
});
afterAll(() => database.close());

const script = fileURLToPath(new URL('../testing/append-forever.ts', import.meta.url));

/** Lets a process append from batch `first` on and kills it `killAfter` acknowledgements later, in the midst of the next. */
async function appendAndKill(first: number, killAfter: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, database.databaseUrl, String(first)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let acknowledged = first - 1;
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line.replace('acknowledged ', ''));
    if (acknowledged >= first + killAfter) child.kill('SIGKILL');
  }
  const [, signal] = (await exited) as [number | null, NodeJS.Signals | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

async function storedEvents(): Promise<number> {
  const { searches, impressions, interactions } = await log.counts();
  return searches + impressions + interactions;
}

test('kill -9 while appending: every acknowledged event is there once, batches are whole, sending again adds what is missing', async () => {
  const rng = createRng('kill');
  let first = 0;
  for (let round = 0; round < 3; round++) {
    const acknowledged = await appendAndKill(first, 5 + rng.below(60));
    expect(acknowledged).toBeGreaterThanOrEqual(first + 5);
    // A server still at work on the killed process's last statement finishes or drops it before this can be counted.
    await expect.poll(() => otherConnections(), { timeout: 10_000 }).toBe(0);
    const stored = await storedEvents();
    expect(stored).toBeGreaterThanOrEqual((acknowledged + 1) * NUMBERED_BATCH_SIZE);
    expect(stored % NUMBERED_BATCH_SIZE).toBe(0);

    let accepted = 0;
    for (let n = 0; n <= acknowledged + 1; n++) {
      const result = await log.append(numberedBatch(n));
      if (n <= acknowledged) expect(result).toEqual({ accepted: 0, duplicates: NUMBERED_BATCH_SIZE });
      accepted += result.accepted;
    }
    expect(stored + accepted).toBe((acknowledged + 2) * NUMBERED_BATCH_SIZE);
    expect(await storedEvents()).toBe((acknowledged + 2) * NUMBERED_BATCH_SIZE);
    first = acknowledged + 2;
  }
});

async function otherConnections(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'fusionrank'
       AND backend_type = 'client backend' AND state <> 'idle'`,
  );
  return rows[0]?.count ?? 0;
}
