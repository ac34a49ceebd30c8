import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { fullSortAt, rankAllItems, tieOrder, type ItemScores, type UserItems } from './full-sort.ts';

/** One set of items a user. */
function userItems(...sets: readonly (readonly number[])[]): UserItems {
  const starts = new Int32Array(sets.length + 1);
  sets.forEach((set, user) => (starts[user + 1] = starts[user]! + set.length));
  return { starts, indices: Int32Array.from(sets.flat()) };
}

const same =
  (...values: readonly number[]): ItemScores =>
  (_user, scores) =>
    scores.set(values);

describe('ranking all items', () => {
  test('the known are left out and equal scores go by the order of ties', async () => {
    const rankings = await rankAllItems({
      users: [0, 1],
      items: 5,
      known: userItems([4], []),
      scores: same(1, 3, 3, 1, 9),
      depth: 4,
    });
    const places = tieOrder(5);
    const [first, second] = [
      places.filter((item) => item === 1 || item === 2),
      places.filter((item) => item % 3 === 0),
    ];
    expect([...rankings.top]).toEqual([...first, ...second, 4, ...first, second[0]]);
  });

  test('a scorer that tells nothing ranks all items in an order that has nothing to do with their numbers', async () => {
    const items = 2_000;
    const task = { users: [0], items, known: userItems([]), depth: items };
    const { top } = await rankAllItems({ ...task, scores: (_user, scores) => void scores.fill(1) });
    expect([...top]).toEqual([...tieOrder(items)]);
    expect([...top].sort((a, b) => a - b)).toEqual([...Array(items).keys()]);
    const mean = (items - 1) / 2;
    const along =
      top.reduce((sum, item, place) => sum + (item - mean) * (place - mean), 0) / ((items * (items ** 2 - 1)) / 12);
    // The rank correlation of an order drawn at random has a standard deviation of 1 / √1999 = 0.022.
    expect(Math.abs(along)).toBeLessThan(0.07);
  });

  test('the order of ties is the same on every call, and there is one of no items', () => {
    expect(tieOrder(40)).toEqual(tieOrder(40));
    expect(tieOrder(0)).toEqual(new Int32Array(0));
  });

  test('a user who knows all but one item gets a short ranking', async () => {
    const rankings = await rankAllItems({
      users: [0],
      items: 3,
      known: userItems([0, 2]),
      scores: same(3, 2, 1),
      depth: 3,
    });
    expect([...rankings.top]).toEqual([1, -1, -1]);
  });

  test('only the users asked for are ranked, in their order, and a scorer may be asynchronous', async () => {
    const rankings = await rankAllItems({
      users: [2, 0],
      items: 3,
      known: userItems([], [], []),
      scores: async (user, scores) => {
        await Promise.resolve();
        scores.fill(0);
        scores[user] = 1;
      },
      depth: 1,
    });
    expect([[...rankings.users], [...rankings.top]]).toEqual([
      [2, 0],
      [2, 0],
    ]);
  });

  test('minus infinity is a score like any other, and stands last', async () => {
    const scores = same(-Infinity, 0, -Infinity);
    const rankings = await rankAllItems({ users: [0], items: 3, known: userItems([]), scores, depth: 3 });
    expect([...rankings.top]).toEqual([1, ...tieOrder(3).filter((item) => item !== 1)]);
  });

  test('it agrees with a plain sort over seeds', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const rng = createRng(seed);
      const values = Array.from({ length: 40 }, () => rng.below(8));
      const known = new Set([rng.below(40), rng.below(40)]);
      const rankings = await rankAllItems({
        users: [0],
        items: 40,
        known: userItems([...known]),
        scores: same(...values),
        depth: 10,
      });
      const plain = [...tieOrder(40)]
        .map((item) => ({ item, score: values[item]! }))
        .filter(({ item }) => !known.has(item))
        .sort((a, b) => b.score - a.score);
      expect([...rankings.top]).toEqual(plain.slice(0, 10).map(({ item }) => item));
    }
  });

  test('a signal stops it between users', async () => {
    const controller = new AbortController();
    const ranked: number[] = [];
    const work = rankAllItems({
      users: Array.from({ length: 1_000 }, (_, user) => user),
      items: 1,
      known: userItems(...Array.from({ length: 1_000 }, () => [])),
      scores: (user, scores) => {
        ranked.push(user);
        scores.fill(0);
        if (user === 10) controller.abort(new Error('stopped'));
      },
      signal: controller.signal,
    });
    await expect(work).rejects.toThrow('stopped');
    expect(ranked.length).toBeLessThan(1_000);
  });

  test('a score that is not a number is refused by item and user', async () => {
    const work = rankAllItems({ users: [0], items: 2, known: userItems([]), scores: same(1, NaN) });
    await expect(work).rejects.toThrow('expected a score of item 1 for user 0, got NaN');
  });
});

describe('metrics at a cutoff', () => {
  const rankings = { users: Int32Array.from([0, 1, 2]), depth: 3, top: Int32Array.from([5, 1, 2, 0, 1, 2, 7, -1, -1]) };
  const relevant = userItems([1, 2, 9], [], [7]);

  test('are what comes out by hand', () => {
    const { recall, precision, hit, ndcg } = fullSortAt(3, rankings, relevant);
    expect(recall).toEqual([2 / 3, null, 1]);
    expect(precision).toEqual([2 / 3, null, 1 / 3]);
    expect(hit).toEqual([1, null, 1]);
    // DCG = 1/log2(3) + 1/log2(4) = 1.1309; ideal = 1 + 0.6309 + 0.5 = 2.1309.
    expect(ndcg[0]).toBeCloseTo(1.1309 / 2.1309, 4);
    expect(ndcg.slice(1)).toEqual([null, 1]);
  });

  test('the ideal has no more than k relevant items', () => {
    // One of three relevant items on the first of two ranks: DCG = 1/log2(3), ideal = 1 + 1/log2(3).
    expect(fullSortAt(2, rankings, relevant).ndcg[0]).toBeCloseTo(0.6309 / 1.6309, 4);
  });

  test('a cutoff beyond what was kept is refused', () => {
    expect(() => fullSortAt(4, rankings, relevant)).toThrow('at most 3 ranks, got 4');
  });
});
