import { expect, test } from 'vitest';
import { CROSS_FEATURES } from './cross-features.ts';
import { CROSS_FEATURE_PARTS } from './score-parts.ts';

const partOf = (name: string) => CROSS_FEATURE_PARTS[CROSS_FEATURES.indexOf(name)];

test.each([
  ['bm25', 'query-match'],
  ['mentionsMet', 'query-match'],
  ['imageCosine', 'query-match'],
  ['imageHistory', 'context'],
  ['brandAffinity', 'context'],
  ['bought', 'context'],
  ['popularity', 'behaviour'],
  ['freshness', 'numeric'],
  ['available', 'numeric'],
])('%s speaks for %s', (name, part) => {
  expect(partOf(name)).toBe(part);
});

test('every feature speaks for one part', () => {
  expect(CROSS_FEATURE_PARTS).toHaveLength(CROSS_FEATURES.length);
});
