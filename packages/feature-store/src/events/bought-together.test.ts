import { parseItemId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interactionEvent } from '../testing/event-builders.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { readBoughtTogether } from './bought-together.ts';
import { createEventLog } from './event-log.ts';

const NOW = new Date('2026-11-01T00:00:00Z');
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const purchases = ['ann: shoe sock lace', 'ben: shoe sock', 'cat: shoe lace hat', 'dan: sock', 'eve: shoe'].flatMap(
    (line) => {
      const [userId = '', items = ''] = line.split(': ');
      return items.split(' ').map((itemId) => interactionEvent({ userId, itemId, eventId: itemId, kind: 'purchase' }));
    },
  );
  await createEventLog(database).append([
    ...purchases,
    // Again by the same shopper, only looked at, and bought later than is asked for.
    interactionEvent({ userId: 'cat', itemId: 'hat', eventId: 'again', kind: 'purchase' }),
    ...['ann', 'ben'].map((userId) => interactionEvent({ userId, itemId: 'belt', eventId: 'belt', kind: 'click' })),
    ...['ann', 'ben'].map((userId) =>
      interactionEvent({ userId, itemId: 'late', eventId: 'late', kind: 'purchase', occurredAt: NOW, ingestedAt: NOW }),
    ),
  ]);
});
afterAll(() => database.close());

const read = (itemId: string, change: { leastUsers?: number; limit?: number } = {}) =>
  readBoughtTogether(database, { itemId: parseItemId(itemId), asOf: NOW, leastUsers: 2, limit: 10, ...change });

test('counts shoppers, not purchases, and leaves out what one alone bought, only looked at, or bought later', async () => {
  expect(await read('shoe')).toEqual([
    { itemId: 'lace', together: 2, buyers: 2 },
    { itemId: 'sock', together: 2, buyers: 3 },
  ]);
  expect(await read('shoe', { leastUsers: 1 })).toContainEqual({ itemId: 'hat', together: 1, buyers: 1 });
});

test('the limit holds, and an item that nobody bought was bought with nothing', async () => {
  expect(await read('shoe', { limit: 1 })).toHaveLength(1);
  expect(await read('belt')).toEqual([]);
  expect(await read('unknown')).toEqual([]);
});

test('the purchases of an item are found by their index', async () => {
  await database.pool.query('SET enable_seqscan = off');
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT 1 FROM "InteractionEvent" WHERE "kind" = 'purchase' AND "itemId" = 'shoe'`,
  );
  expect(rows.map((row) => row['QUERY PLAN']).join()).toContain('InteractionEvent_purchase_idx');
});
