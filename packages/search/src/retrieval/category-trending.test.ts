import type { Affinity } from '@fusionrank/domain/profile';
import { expect, test } from 'vitest';
import { categoryTrendingList, type CategoryTrendingRequest } from './category-trending.ts';

/** Rows 0 to 5: three shoes, two hats, one item of no category. */
const CATEGORIES = ['shoes', 'shoes', 'shoes', 'hats', 'hats', undefined];
const POPULARITY = [90, 80, 70, 3, 2, 50];
const likes = (key: string, weight = 0.5): Affinity => ({ kind: 'category', key, weight, evidence: 3 });

function listed(change: Partial<CategoryTrendingRequest> = {}): number[] {
  const list = categoryTrendingList({
    rows: Int32Array.of(0, 1, 2, 3, 4, 5),
    popularityOf: (row) => POPULARITY[row] ?? 0,
    categoryOf: (row) => CATEGORIES[row],
    affinities: [],
    limit: 10,
    ...change,
  });
  expect(list.source).toBe('trending');
  return [...list.rows];
}

test('the first of every category comes before any second, and the more popular first among those', () => {
  expect(listed()).toEqual([0, 3, 1, 4, 2]);
});

test('what the shopper likes comes first among equals of place', () => {
  expect(listed({ affinities: [likes('hats')] })).toEqual([3, 0, 4, 1, 2]);
  expect(listed({ affinities: [likes('hats', 0.2), likes('shoes', 0.8)] })).toEqual([0, 3, 1, 4, 2]);
  expect(listed({ affinities: [{ ...likes('hats'), kind: 'brand' }] })).toEqual(listed());
});

test('what nobody touched is no trend, nor what is not among the rows', () => {
  expect(listed({ popularityOf: (row) => (row === 4 ? 1 : 0) })).toEqual([4]);
  expect(listed({ rows: Int32Array.of(2, 3) })).toEqual([2, 3]);
  expect(listed({ rows: new Int32Array(0) })).toEqual([]);
});

test('equals come by row, and no more than were asked for', () => {
  expect(listed({ popularityOf: () => 1 })).toEqual([0, 3, 1, 4, 2]);
  expect(listed({ popularityOf: () => 1, rows: Int32Array.of(5, 4, 3, 2, 1, 0) })).toEqual([0, 3, 1, 4, 2]);
  expect(listed({ limit: 3 })).toEqual([0, 3, 1]);
  expect(listed({ limit: 0 })).toEqual([]);
});

test('of one category no more than twenty', () => {
  const rows = Int32Array.from({ length: 60 }, (_, row) => row);
  expect(listed({ rows, popularityOf: () => 1, categoryOf: () => 'all', limit: 60 })).toHaveLength(20);
});
