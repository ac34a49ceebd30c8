import { expect, test } from 'vitest';
import { faultsOfSearch, faultsOfSimilar, type SearchAnswer } from './answers.ts';

const edge = (position: number, overrides: Partial<SearchAnswer['edges'][number]> = {}) => ({
  cursor: `c${position}`,
  position,
  score: 1 - position / 10,
  trackingToken: 't',
  node: { id: `p${position}`, title: 'Shoe', availability: 'IN_STOCK' },
  ...overrides,
});

function answer(overrides: Partial<SearchAnswer> = {}): SearchAnswer {
  return {
    degraded: [],
    totalCount: { value: 3 },
    pageInfo: { hasNextPage: false, endCursor: 'c2' },
    model: { name: 'network' },
    timing: { totalMs: 1, stages: [] },
    facets: [{ key: 'category' }],
    edges: [edge(0), edge(1), edge(2)],
    ...overrides,
  };
}

const soldOut = { id: 'gone', title: 'Shoe', availability: 'OUT_OF_STOCK' };

test.each([
  { fact: 'a whole page', given: {}, faults: [] },
  {
    fact: 'a sold-out product last, whatever its score',
    given: { edges: [edge(0), edge(1), edge(2, { score: 5, node: soldOut })] },
    faults: [],
  },
  { fact: 'a product too few', given: { edges: [edge(0)] }, faults: ['expected 3 products, got 1'] },
  {
    fact: 'a rising score',
    given: { edges: [edge(0), edge(1, { score: 2 }), edge(2)] },
    faults: ['expected falling scores'],
  },
  { fact: 'a gap in the places', given: { edges: [edge(0), edge(1), edge(3)] }, faults: ['expected places from 0'] },
  {
    fact: 'a product twice',
    given: { edges: [edge(0), edge(1, { node: edge(0).node }), edge(2)] },
    faults: ['expected each product once'],
  },
  { fact: 'no facets', given: { facets: [] }, faults: ['expected facets, among them category'] },
  {
    fact: 'an answer without the model',
    given: { degraded: ['MODEL_UNAVAILABLE'], model: { name: 'lexical-popularity' } },
    faults: ['expected the network to rank, got lexical-popularity', 'degraded: MODEL_UNAVAILABLE'],
  },
])('of a search, $fact is told: $faults', ({ given, faults }) => {
  expect(faultsOfSearch(answer(given))).toEqual(faults);
});

test('products like one must not hold the one', () => {
  const similar = { degraded: [], edges: [edge(0), edge(1)] };
  expect(faultsOfSimilar(similar, 'other')).toEqual([]);
  expect(faultsOfSimilar(similar, 'p1')).toEqual(['got the product itself']);
  expect(faultsOfSimilar({ degraded: [], edges: [] }, 'other')).toEqual(['expected products like it, got none']);
});
