import { isProblem } from '@fusionrank/domain/problem';
import { type RankRequest, type Ranker, SCORE_PARTS } from '@fusionrank/model/ranking';
import { expect, test } from 'vitest';
import { aLinkColumn, anEntry, anIndexOf, aProfile, aTable, NOW, popularityIn } from '../../testing/builders.ts';
import { understand } from '../../understanding/understand.ts';
import { CROSS_FEATURES } from '../cross-features/cross-features.ts';
import {
  fallbackPolicy,
  itemLinksPolicy,
  lexicalPolicy,
  lexicalSemanticPolicy,
  popularityPolicy,
  randomPolicy,
} from './baselines.ts';
import { networkPolicy } from './network.ts';
import type { PolicyRequest } from './policy.ts';

const shop = anIndexOf({ a: 'shoe shoe', b: 'red shoe horn with a lamp', c: 'lamp' });
shop.setFeatures(aTable(['a', 'b', 'c'], { text: { a: [0, 1], b: [0, 1], c: [1, 0] } }));

function request(change: Partial<PolicyRequest> = {}): PolicyRequest {
  return {
    query: understand('shoe', shop),
    vectors: { text: Float32Array.of(1, 0) },
    index: shop,
    profile: aProfile({ history: [anEntry('a')] }),
    popularityOf: popularityIn(shop, { b: 9 }),
    now: NOW,
    candidates: { rows: Int32Array.of(0, 1, 2), scores: Float64Array.of(0.03, 0.02, 0.01), sources: new Uint8Array(3) },
    ...change,
  };
}

function order(scores: ArrayLike<number>): string {
  return ['a', 'b', 'c'].sort((x, y) => (scores['abc'.indexOf(y)] ?? 0) - (scores['abc'.indexOf(x)] ?? 0)).join('');
}

test.each([
  ['BM25 by the words', lexicalPolicy, 'abc'],
  ['popularity by what is touched', popularityPolicy, 'bac'],
  ['BM25 + semantic by both: c is nearest in meaning, a in words', lexicalSemanticPolicy, 'acb'],
  ['the fallback by words and popularity', fallbackPolicy, 'bac'],
])('%s', async (_, policy, expected) => {
  expect(order(await policy.score(request()))).toBe(expected);
});

test('item links order what they speak for, then by popularity: all of it for a stranger', async () => {
  const linked = anIndexOf({ a: 'shoe', b: 'red shoe', c: 'lamp' });
  const rows = Int32Array.of(2, -1, -1);
  const links = aLinkColumn({ perRow: 1, rows, values: Float32Array.of(0.2, 0, 0), recency: 1 });
  linked.setFeatures({ ...aTable(['a', 'b', 'c'], {}), links });
  expect(order(await itemLinksPolicy.score(request({ index: linked })))).toBe('cba');
  expect(order(await itemLinksPolicy.score(request({ index: linked, profile: aProfile() })))).toBe('bac');
});

test('a random order is the same for the same seed, user and query, and another for another seed', async () => {
  const scores = async (seed: number) => [...Array.from(await randomPolicy(seed).score(request()))];
  expect(await scores(1)).toEqual(await scores(1));
  expect(await scores(1)).not.toEqual(await scores(2));
});

/** Scores a row by itself, half as much for a user without history, and remembers what it was asked. */
function aRanker(change: Partial<Ranker> = {}): Ranker & { readonly asked: RankRequest[] } {
  const asked: RankRequest[] = [];
  return {
    asked,
    modelVersion: 'v1',
    crossFeatures: CROSS_FEATURES,
    setItems: () => Promise.resolve(),
    changeItems: () => Promise.resolve(),
    close: () => Promise.resolve(),
    rank: (one) => {
      asked.push(one);
      const strength = one.user.historyRows.length === 0 ? 0.5 : 1;
      const score = Float32Array.from(one.rows, (row) => strength * (row - 1));
      return Promise.resolve({ score, probability: score });
    },
    // Half of the logit of a user with a history is the context's; all else is the text's.
    explain: ({ rows, user }) => {
      const known = user.historyRows.length > 0;
      const logit = Float64Array.from(rows, (row) => (known ? 1 : 0.5) * (row - 1));
      const shapley = new Float64Array(rows.length * SCORE_PARTS.length);
      rows.forEach((row, place) => {
        shapley[place * SCORE_PARTS.length] = 0.5 * (row - 1);
        shapley[(place + 1) * SCORE_PARTS.length - 1] = known ? 0.5 * (row - 1) : 0;
      });
      return Promise.resolve({ logit, baselineLogit: new Float64Array(rows.length), shapley });
    },
    ...change,
  };
}

test('a network trained before a feature came reads the features it knows, in its own order', async () => {
  const [all, older] = [aRanker(), aRanker({ crossFeatures: ['popularity', 'textCosine'] })];
  for (const ranker of [all, older]) await networkPolicy(ranker).score(request());
  const column = (name: string): number[] =>
    [0, 1, 2].map((row) => all.asked[0]!.cross[row * CROSS_FEATURES.length + CROSS_FEATURES.indexOf(name)]!);
  const [popularity, cosine] = [column('popularity'), column('textCosine')];
  expect(Array.from(older.asked[0]!.cross)).toEqual([0, 1, 2].flatMap((row) => [popularity[row], cosine[row]]));
});

const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

test('the network’s scores are probabilities in its own order', async () => {
  const scores = await networkPolicy(aRanker()).score(request());
  expect(Array.from(scores, (score) => Number(score.toFixed(5)))).toEqual([0.26894, 0.5, 0.73106]);
});

test('personalisation 0 asks for nobody, ½ lies half-way in log-odds, 1 asks for the user alone', async () => {
  const nobody = aRanker();
  await networkPolicy(nobody, { personalization: 0 }).score(request());
  expect(nobody.asked.map(({ user }) => user.historyRows.length)).toEqual([0]);
  const both = aRanker();
  const scores = await networkPolicy(both, { personalization: 0.5 }).score(request());
  expect(scores[2]).toBeCloseTo(probability(0.75), 6);
  const own = aRanker();
  await networkPolicy(own, { personalization: 1 }).score(request());
  expect(own.asked.map(({ user }) => user.historyRows.length)).toEqual([1]);
});

test('an ablation is told to the network and leaves the modality’s cross features out', async () => {
  const ranker = aRanker();
  const policy = networkPolicy(ranker, { without: ['text'] });
  await policy.score(request());
  expect(policy.name).toBe('network-without-text@v1');
  expect(ranker.asked[0]!.without).toEqual(['text']);
  expect(ranker.asked[0]!.cross[CROSS_FEATURES.indexOf('textCosineKnown')]).toBe(0);
  expect(ranker.asked[0]!.cross[CROSS_FEATURES.indexOf('hasTerms')]).toBe(1);
});

test('a network that reads a feature unknown here is refused', () => {
  for (const crossFeatures of [['other'], [...CROSS_FEATURES, 'one more']]) {
    expect(() => networkPolicy(aRanker({ crossFeatures }))).toThrow(
      expect.toSatisfy((error) => isProblem(error) && error.code === 'ARTIFACT_INVALID'),
    );
  }
});

test('rows that the item table does not hold yet are not asked for and stand last', async () => {
  const index = anIndexOf({ a: 'shoe', b: 'shoe', c: 'shoe' });
  index.setFeatures(aTable(['a', 'b'], {}));
  const ranker = aRanker();
  const history = [anEntry('c'), anEntry('b')];
  const scores = await networkPolicy(ranker).score(request({ index, vectors: {}, profile: aProfile({ history }) }));
  expect([...ranker.asked[0]!.rows]).toEqual([0, 1]);
  expect([...ranker.asked[0]!.user.historyRows]).toEqual([1]);
  expect(scores[2]).toBeLessThan(Math.min(scores[0]!, scores[1]!));
});

test('a network trained before a feature came is explained by the features it knows, each with its part', async () => {
  const asked: Parameters<Ranker['explain']>[0][] = [];
  const crossFeatures = ['popularity', 'textCosine'];
  const ranker = aRanker({ crossFeatures, explain: (one) => (asked.push(one), aRanker().explain(one)) });
  await networkPolicy(ranker).explain?.({ ...request(), rows: Int32Array.of(0, 1) });
  expect(asked[0]!.crossParts).toEqual(['behaviour', 'query-match']);
  expect(asked[0]!.cross).toHaveLength(2 * crossFeatures.length);
});

test('shares are mixed as the log-odds are, and none is told of a row that the network does not know', async () => {
  const index = anIndexOf({ a: 'shoe', b: 'shoe', c: 'shoe', d: 'shoe' });
  index.setFeatures(aTable(['a', 'b', 'c'], {}));
  const asked = { ...request({ index, vectors: {}, profile: aProfile({ history: [anEntry('b')] }) }) };
  const shares = async (personalization: number) =>
    networkPolicy(aRanker(), { personalization }).explain?.({ ...asked, rows: Int32Array.of(3, 2) });
  for (const strength of [0, 0.25, 1]) {
    const [unknown, known] = (await shares(strength)) ?? [];
    expect(unknown).toBeUndefined();
    expect(known).toMatchObject({ logit: 0.5 + 0.5 * strength, baselineLogit: 0 });
    expect(known?.shapley).toMatchObject({ text: 0.5, context: 0.5 * strength, image: 0 });
  }
});

test('an ablation has no shares to tell', () => {
  expect(networkPolicy(aRanker(), { without: ['text'] }).explain).toBeUndefined();
});
