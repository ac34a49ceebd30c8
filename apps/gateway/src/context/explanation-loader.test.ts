import { parseItemId, parsePolicyVersion, parseSlateId, parseUserId } from '@fusionrank/domain/id';
import type { ItemId } from '@fusionrank/domain/id';
import type { ExplainedSlate } from '@fusionrank/search';
import { expect, test, vi } from 'vitest';
import type { ServedSlate } from '../slates/served-slates.ts';
import { rankedInOrder } from '../testing/ranked-in-order.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { createExplanationLoader } from './explanation-loader.ts';

const [a, b] = [parseItemId('a'), parseItemId('b')];

/** Explains nothing, and gives the asked policy and item as its reason. */
const explain = (slate: ExplainedSlate, ids: readonly ItemId[]) =>
  Promise.resolve(ids.map((id) => ({ kind: 'unexplained' as const, reason: `${slate.policy} ${id}` })));

function recommended(name: string): ServedSlate {
  return {
    slate: {
      slateId: parseSlateId(name),
      policy: parsePolicyVersion(name),
      items: rankedInOrder(0),
      totalCount: { value: 0, relation: 'EXACT' },
      facets: [],
      degraded: [],
      timing: { totalMs: 0, stages: [] },
    },
    viewer: viewerOf({ userId: 'u', sessionId: 's' }),
    query: '',
    servedAt: new Date(0),
    fingerprint: '',
  };
}

function served(name: string): ServedSlate {
  const userId = parseUserId('u');
  const consent = { personalization: true, analytics: true, version: 0, updatedAt: new Date(0) };
  return {
    ...recommended(name),
    basis: {
      query: { text: '', terms: [], unknownWords: [], mentions: [], browsing: true },
      vectors: {},
      profile: { userId, asOf: new Date(0), history: [], affinities: [], interactionCount: 0, consent },
      now: new Date(0),
      sort: 'RELEVANCE',
      personalization: 1,
    },
  };
}

test('a page is one call, however often its products are asked for, and each slate has its own', async () => {
  const spy = vi.fn(explain);
  const loader = createExplanationLoader({ explain: spy });
  const [one, other] = [served('one'), served('other')];
  const loads = [loader.load(one, a), loader.load(one, b), loader.load(one, a), loader.load(other, a)];
  expect(await Promise.all(loads)).toMatchObject(['one a', 'one b', 'one a', 'other a'].map((reason) => ({ reason })));
  expect(spy.mock.calls.map(([, ids]) => ids)).toEqual([[a, b], [a]]);
});

test('a slate that nothing scored is not asked about', async () => {
  const spy = vi.fn(explain);
  expect(await createExplanationLoader({ explain: spy }).load(recommended('one'), a)).toEqual({
    kind: 'unexplained',
    reason: 'nothing was ranked by a score',
  });
  expect(spy).not.toHaveBeenCalled();
});
