import { describe, expect, test } from 'vitest';
import { fullSortAt, rankAllItems, type UserItems } from '@fusionrank/model/evaluation';
import { createRng } from '@fusionrank/domain/rng';
import { validationNdcg } from './validation-ndcg.ts';

function userItems(...sets: readonly (readonly number[])[]): UserItems {
  const starts = new Int32Array(sets.length + 1);
  sets.forEach((set, user) => (starts[user + 1] = starts[user]! + set.length));
  return { starts, indices: Int32Array.from(sets.flat()) };
}

describe('NDCG on validation', () => {
  test('is what comes out by hand: fractions of scores count, what is known is left out', () => {
    const task = { items: 5, known: userItems([0], []), relevant: userItems([2, 4], []), cutoff: 2 };
    // Item 1, then 2, then 4: DCG@2 = 1 / log2(3), ideal = 1 + 1 / log2(3). The second user is asked nothing.
    const ndcg = validationNdcg(task, 1)((_user, scores) => scores.set([0.9, 0.5, 0.4, 0.1, 0.3]));
    expect(ndcg).toBeCloseTo(0.6309 / 1.6309, 4);
  });

  test('of one score for all is that of the middle rank, wherever the relevant item stands', () => {
    for (const item of [0, 3, 6]) {
      const task = { items: 7, known: userItems([]), relevant: userItems([item]), cutoff: 5 };
      expect(validationNdcg(task, 1)((_user, scores) => void scores.fill(0))).toBeCloseTo(1 / Math.log2(5), 9);
    }
  });

  test('counts an item as missed that is both known and asked for', () => {
    const task = { items: 3, known: userItems([1]), relevant: userItems([1]), cutoff: 3 };
    expect(validationNdcg(task, 1)((_user, scores) => scores.set([1, 3, 2]))).toBe(0);
  });

  test('is 0 where nobody is asked anything', () => {
    const task = { items: 3, known: userItems([1]), relevant: userItems([]), cutoff: 3 };
    expect(validationNdcg(task, 1)((_user, scores) => void scores.fill(0))).toBe(0);
  });

  test('is the mean of the full sort where no scores are equal, over seeds', async () => {
    for (let seed = 0; seed < 10; seed++) {
      const rng = createRng(seed);
      const drawn = () => userItems(...Array.from({ length: 8 }, () => [rng.below(30), 30 + rng.below(10)]));
      const task = { items: 40, known: drawn(), relevant: drawn(), cutoff: 10 };
      const write = (user: number, scores: Float32Array) => {
        const own = createRng(`${seed}/${user}`);
        for (let item = 0; item < scores.length; item++) scores[item] = own.normal();
      };
      const rankings = await rankAllItems({ ...task, users: [...Array(8).keys()], scores: write });
      const values = fullSortAt(10, rankings, task.relevant).ndcg.map(Number);
      expect(validationNdcg(task, seed)(write)).toBeCloseTo(values.reduce((a, b) => a + b) / 8, 9);
    }
  });
});
