import { parseItemId } from '@fusionrank/domain/id';
import { expect, test, vi } from 'vitest';
import { popularityPolicy } from '../ranking/policies/baselines.ts';
import { anEntry, anIndexOf, aProfile, aRanker, aRequest, aTable, ports } from '../testing/builders.ts';
import type { Explained } from './explain.ts';
import type { SearchPorts } from './ports.ts';
import { createSearchEngine } from './search-engine.ts';

const shop = anIndexOf({ a: 'Red shoe', b: 'Blue shoe', c: 'Desk lamp', late: 'New shoe' });
shop.setFeatures(aTable(['a', 'b', 'c'], {}));
const [a, b, c, late] = ['a', 'b', 'c', 'late'].map((id) => parseItemId(id)) as [never, never, never, never];

const engine = (change: Partial<SearchPorts> = {}) =>
  createSearchEngine({ index: shop, ports: ports({ ranker: aRanker(), ...change }) });

const reasonOf = (explained: Explained | undefined): string | undefined =>
  explained?.kind === 'unexplained' ? explained.reason : undefined;

test('explains items of a slate in one call, aligned, also one that was not retrieved', async () => {
  const ranker = aRanker();
  const explain = vi.spyOn(ranker, 'explain');
  const shoes = engine({ ranker });
  const slate = await shoes.search(aRequest('shoe'));
  expect(explain).not.toHaveBeenCalled();
  const [first, second, third] = await shoes.explain(slate, [b, c, a]);
  expect(explain).toHaveBeenCalledTimes(1);
  expect(first).toMatchObject({ kind: 'explained', explanation: { logit: 1, baselineLogit: 0 } });
  expect(second).toMatchObject({ kind: 'explained', explanation: { logit: 2 } });
  expect(third?.kind === 'explained' && third.explanation.contributions.map(({ part }) => part)).toEqual([
    'text',
    'image',
    'attributes',
    'numeric',
    'behaviour',
    'query-match',
    'context',
  ]);
});

test('explains with the profile that ranked, not with the one since', async () => {
  const ranker = aRanker();
  const explain = vi.spyOn(ranker, 'explain');
  let history = [anEntry('b')];
  const shoes = engine({ ranker, profile: () => Promise.resolve(aProfile({ history })) });
  const slate = await shoes.search(aRequest('shoe'));
  history = [anEntry('a'), anEntry('b')];
  await shoes.explain(slate, [a]);
  expect([...(explain.mock.calls[0]?.[0].user.historyRows ?? [])]).toEqual([1]);
});

test.each<[string, Partial<SearchPorts>, Parameters<typeof aRequest>[1], RegExp]>([
  ['no model was live', { ranker: undefined }, {}, /^no model ranked it/],
  ['something else sorted', {}, { sort: 'PRICE_ASC' }, /^sorted by PRICE_ASC/],
])('says why not where %s', async (...row) => {
  const [, change, request, reason] = row;
  const shoes = engine(change);
  const explained = await shoes.explain(await shoes.search(aRequest('shoe', request)), [a, b]);
  expect(explained).toHaveLength(2);
  for (const one of explained) expect(reasonOf(one)).toMatch(reason);
});

test('says which items can not be explained: gone ones, and ones that the model has not read', async () => {
  const shoes = engine();
  const slate = await shoes.search(aRequest('shoe'));
  const explained = await shoes.explain(slate, [late, parseItemId('gone'), a]);
  expect(reasonOf(explained[0])).toMatch(/newer than what the model has read/);
  expect(reasonOf(explained[1])).toBe('gone is not on sale');
  expect(explained[2]?.kind).toBe('explained');
});

test('a slate of a model that was replaced is not explained by the next', async () => {
  const live = ports({ ranker: aRanker() });
  const slate = await createSearchEngine({ index: shop, ports: live }).search(aRequest('shoe'));
  const next = engine({ ranker: { ...aRanker(), modelVersion: 'v2' } });
  expect(reasonOf((await next.explain(slate, [a]))[0])).toBe(
    'network@v1, which ranked it, is no longer in force: search again',
  );
});

test('a baseline has no parts to tell', async () => {
  const popular = createSearchEngine({ index: shop, ports: ports(), policy: popularityPolicy });
  const slate = await popular.search(aRequest('shoe'));
  expect(reasonOf((await popular.explain(slate, [a]))[0])).toBe('the scores of popularity have no parts to tell');
});

test('a failing model fails no request, and its failure is told', async () => {
  const onFailure = vi.fn();
  const ranker = { ...aRanker(), explain: () => Promise.reject(new Error('gone')) };
  const shoes = engine({ ranker, onFailure });
  const [first] = await shoes.explain(await shoes.search(aRequest('shoe')), [a]);
  expect(reasonOf(first)).toBe('the model could not be asked just now');
  expect(onFailure).toHaveBeenCalledWith('explain', expect.any(Error), undefined);
});
