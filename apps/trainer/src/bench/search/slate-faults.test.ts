import { parseItemId, parsePolicyVersion } from '@fusionrank/domain/id';
import type { RankedItem } from '@fusionrank/domain/search';
import { expect, test } from 'vitest';
import { faultsOfSlate } from './slate-faults.ts';

const item = (id: string, position: number): RankedItem => ({
  itemId: parseItemId(id),
  position,
  score: 1,
  sources: [],
});
const category = { key: 'category' };

function slate(items: readonly RankedItem[], policy = 'network@v1', facets = [category]) {
  return { items, policy: parsePolicyVersion(policy), facets, degraded: [] };
}

test.each([
  { fact: 'a whole answer', given: slate([item('a', 0), item('b', 1)]), faults: [] },
  { fact: 'an empty one', given: slate([]), faults: ['expected products, got none'] },
  { fact: 'a gap in the places', given: slate([item('a', 1)]), faults: ['expected places from 0'] },
  { fact: 'a product twice', given: slate([item('a', 0), item('a', 1)]), faults: ['expected each product once'] },
  {
    fact: 'no facets',
    given: slate([item('a', 0)], 'network@v1', []),
    faults: ['expected facets, among them category'],
  },
  {
    fact: 'another policy',
    given: { ...slate([item('a', 0)], 'lexical-popularity'), degraded: ['MODEL_UNAVAILABLE' as const] },
    faults: ['expected the network to rank, got lexical-popularity', 'degraded: MODEL_UNAVAILABLE'],
  },
])('of a search, $fact is told: $faults', ({ given, faults }) => {
  expect(faultsOfSlate(given)).toEqual(faults);
});
