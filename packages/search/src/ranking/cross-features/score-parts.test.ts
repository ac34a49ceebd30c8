import { expect, test } from 'vitest';
import { CROSS_FEATURES } from './cross-features.ts';
import { crossFeatureParts } from './score-parts.ts';

test.each([
  ['bm25', 'query-match'],
  ['mentionsMet', 'query-match'],
  ['imageCosine', 'query-match'],
  ['learnedTextCosine', 'query-match'],
  ['imageHistory', 'context'],
  ['brandAffinity', 'context'],
  ['bought', 'context'],
  ['popularity', 'behaviour'],
  ['freshness', 'numeric'],
  ['available', 'numeric'],
])('%s speaks for %s', (name, part) => {
  expect(crossFeatureParts([name])).toEqual([part]);
});

test('every feature speaks for one part', () => {
  expect(crossFeatureParts(CROSS_FEATURES)).toHaveLength(CROSS_FEATURES.length);
});
