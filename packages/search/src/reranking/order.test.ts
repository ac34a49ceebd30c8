import { expect, test } from 'vitest';
import { anIndex, anItem } from '../testing/builders.ts';
import { slateOrder } from './order.ts';

const shop = anIndex([anItem('a'), anItem('b', { availability: 'OUT_OF_STOCK' }), anItem('c'), anItem('d')]);

test.each([
  ['the largest score stands first', [0.1, 0, 0.3, 0.2], [2, 3, 0, 1]],
  ['equal scores stand by row', [1, 0, 1, 1], [0, 2, 3, 1]],
  ['what is sold out stands last, however good', [0.1, 9, 0.3, 0.2], [2, 3, 0, 1]],
  ['a score that is no number stands below every number and stays', [Number.NaN, 0, -5, 1], [3, 2, 0, 1]],
])('%s', (_, scores, expected) => {
  expect([...slateOrder({ rows: Int32Array.of(0, 1, 2, 3), scores }, shop)]).toEqual(expected);
});

test('places refer to the rows as given', () => {
  expect([...slateOrder({ rows: Int32Array.of(3, 0), scores: [1, 1] }, shop)]).toEqual([1, 0]);
});
