import { expect, test } from 'vitest';
import { sparseMatrix } from '../sparse-matrix.ts';
import { foretellingOf, foretoldNdcg } from './foretelling.ts';

const cell = (row: number, column: number) => ({ row, column, value: 1 });

test('matches the value worked by hand: known items are left out of the order, users without one part are not judged', () => {
  // User 0 knows item 0; of 1, 2, 3 the order is 3, 1, 2 and 1 was taken: 1 / log2(3) = 0.6309.
  // User 1 has nothing to foretell, user 2 nothing known.
  const training = sparseMatrix(3, 4, [cell(0, 0), cell(1, 1)]);
  const validation = sparseMatrix(3, 4, [cell(0, 1), cell(2, 2)]);
  const ndcg = foretoldNdcg({ training, validation }, (_, out) => {
    out.set([9, 2, 1, 3]);
  });
  expect(ndcg).toBeCloseTo(0.6309, 4);
});

test('what was known before is nothing to foretell', () => {
  const both = sparseMatrix(1, 3, [cell(0, 0)]);
  expect(foretoldNdcg({ training: both, validation: both }, (_, out) => out.fill(1))).toBe(0);
});

test('what was sent back later is nothing to foretell', () => {
  const history = (items: number[], weights: number[]) => ({
    items: Int32Array.from(items),
    weights: Float32Array.from(weights),
  });
  const { validation } = foretellingOf({
    items: 3,
    training: [history([0], [1])],
    validation: [history([1, 2], [-4, 1])],
  });
  expect([...validation.indices]).toEqual([2]);
});
