import type { ShopEvent } from '@fusionrank/domain/event';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { NUMBERED_BATCH_SIZE, numberedBatch } from '../testing/numbered-batch.ts';
import { createEventLog } from './event-log.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const EVENTS = 1_000_000;
const CHUNK = 10_000;

test('a million events are imported, each once, in flat memory', { timeout: 600_000 }, async () => {
  const log = createEventLog(database);
  let accepted = 0;
  let rssEarly = 0;
  for (let first = 0; first < EVENTS; first += CHUNK) {
    const chunk: ShopEvent[] = [];
    for (let i = 0; i < CHUNK; i += NUMBERED_BATCH_SIZE)
      chunk.push(...numberedBatch((first + i) / NUMBERED_BATCH_SIZE));
    accepted += (await log.importBatch(chunk)).accepted;
    if (first === EVENTS / 10) rssEarly = process.memoryUsage().rss;
  }
  expect(accepted).toBe(EVENTS);
  expect((process.memoryUsage().rss - rssEarly) / 2 ** 20).toBeLessThan(150);
});
