import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEventId, parseItemId, parseSessionId, parseUserId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import { openFeatureStore, type FeatureStore } from '@fusionrank/feature-store';
import { openTestDatabase, type TestDatabase } from '@fusionrank/feature-store/testing';
import { shoeShop, writeModel } from '@fusionrank/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainRanking, type ExplainedItem, type ExplainRankingRequest } from './explain-ranking.ts';
import { terminalExplanation } from './terminal-explanation.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const HOUR_AGO = new Date('2026-11-24T11:00:00Z');
let database: TestDatabase;
let store: FeatureStore;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'explain-'));
  database = await openTestDatabase();
  store = await openFeatureStore({ home, databaseUrl: database.databaseUrl });
  await store.catalog.upsert(shoeShop());
  await store.events.append([
    {
      type: 'interaction',
      eventId: parseEventId('e'),
      userId: parseUserId('buyer'),
      sessionId: parseSessionId('s'),
      itemId: parseItemId('shoe-03'),
      kind: 'purchase',
      value: 1,
      occurredAt: HOUR_AGO,
      ingestedAt: HOUR_AGO,
      simulated: false,
    },
  ]);
});
afterAll(async () => {
  await store.close();
  await database.close();
  await rm(home, { recursive: true, force: true });
});

const explain = (change: Partial<ExplainRankingRequest> = {}) =>
  explainRanking({ store, home, clock: () => NOW, query: 'running shoes', top: 3, ...change });

const partsOf = ({ explained }: ExplainedItem) => {
  if (explained.kind !== 'explained') throw new Error(explained.reason);
  return explained.explanation;
};

test('without a live model it says what to do', async () => {
  await expect(explain()).rejects.toThrow(/no model is live: `fusionrank train`/);
});

test('the first products for a known shopper are explained, the parts adding up to each logit', async () => {
  await writeModel({ home, store, items: shoeShop(), name: 'first', users: [parseUserId('buyer'), parseUserId('u2')] });
  const ranking = await explain({ user: 'buyer' });
  expect(ranking).toMatchObject({ model: 'first', user: 'buyer', stranger: false, candidates: 30 });
  expect(ranking.items.map(({ place }) => place?.position)).toEqual([0, 1, 2]);
  for (const item of ranking.items) {
    const { logit, baselineLogit, contributions } = partsOf(item);
    const sum = contributions.reduce((total, { shapley }) => total + shapley, 0);
    expect(sum).toBeCloseTo(logit - baselineLogit, 5);
    expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(item.place?.score ?? NaN, 5);
  }
  const text = terminalExplanation(ranking);
  expect(text).toMatch(/^“running shoes”, for buyer · 30 candidates · model first\n\n#1 {2}/);
  expect(text).toContain("matches 'running', 'shoes' in the title");
  expect(text.match(/│ all together +│/g)).toHaveLength(3);
});

test('a product that the query does not retrieve is explained all the same; of a shopper nobody knows, nothing counts', async () => {
  const ranking = await explain({ item: 'mug', user: 'nobody-yet' });
  const [mug] = ranking.items;
  expect(ranking).toMatchObject({ stranger: true, items: [{ id: 'mug' }] });
  expect(mug?.place).toBeUndefined();
  expect(mug && partsOf(mug).contributions.find(({ part }) => part === 'context')?.shapley).toBe(0);
  const text = terminalExplanation(ranking);
  expect(text).toContain('for nobody-yet, of whom nothing is known or may be used: ranked as a stranger');
  expect(text).toMatch(/– {2}White coffee mug \(mug\)\nnot retrieved for “running shoes”/);
});

test.each<[string, Partial<ExplainRankingRequest>, RegExp]>([
  ['a product that is not on sale', { item: 'gone' }, /--item: expected the id of a product on sale, got "gone"/],
  ['a model version that is not there', { version: 'none' }, /no model version none: `fusionrank models` lists them/],
])('%s is refused', async (...row) => {
  const [, change, message] = row;
  const failure: unknown = await explain(change).catch((error: unknown) => error);
  expect(isProblem(failure) && failure.code).toBe('NOT_FOUND');
  expect(isProblem(failure) && failure.message).toMatch(message);
});
