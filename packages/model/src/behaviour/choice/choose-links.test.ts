import { isProblem } from '@fusionrank/domain/problem';
import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { sparseMatrix } from '../sparse-matrix.ts';
import { chooseLinks, LINK_CANDIDATES } from './choose-links.ts';
import { fitLinks, linkTable } from './link-table.ts';

const touches = (items: readonly number[]) => ({
  items: Int32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
});

test('a table holds the largest cells above 0 of a row, largest first, never the item itself', () => {
  const cells = [0.1, 9, -1, 0.3, 0.2].map((value, column) => ({ row: 1, column, value }));
  const { indices, similarities } = linkTable(sparseMatrix(5, 5, cells), 2);
  expect([...indices]).toEqual([-1, -1, 3, 4, -1, -1, -1, -1, -1, -1]);
  expect([...similarities.subarray(2, 4)]).toEqual([Math.fround(0.3), Math.fround(0.2)]);
});

test.each(LINK_CANDIDATES)('the strongest links are 1 on average, all are above 0: $kind', (settings) => {
  const rng = createRng('links');
  const histories = Array.from({ length: 40 }, () => touches(Array.from({ length: 6 }, () => rng.below(12))));
  const { indices, similarities } = fitLinks({ items: 12, histories, perRow: 5 }, settings);
  const strongest = Array.from({ length: 12 }, (_, item) => similarities[item * 5]!);
  expect(strongest.reduce((sum, value) => sum + value, 0) / 12).toBeCloseTo(1, 5);
  expect(similarities.every((value, i) => (indices[i] === -1 ? value === 0 : value > 0))).toBe(true);
});

/** Everybody goes round a ring of 12 items, one step forward at a time. */
const ring = (start: number, length: number) => touches(Array.from({ length }, (_, i) => (start + i) % 12));

describe('choosing item links', () => {
  const users = Array.from({ length: 12 }, (_, user) => user);
  // The first are learned from, the others know one item and take the next one: the one before it is as near, but never next.
  const walks = {
    items: 12,
    training: [...users.map((user) => ring(user, 4)), ...users.map((user) => ring(user, 1))],
    validation: [...users.map(() => ring(0, 0)), ...users.map((user) => ring(user + 1, 1))],
    perRow: 6,
  };

  test('where order says what comes next, transitions win over what has no order', () => {
    const [best, ...others] = chooseLinks(walks);
    expect(best?.settings).toMatchObject({ kind: 'transitions' });
    expect(best?.ndcg).toBeGreaterThan(0.95);
    const unordered = others.filter(({ settings }) => settings.kind === 'co-visits');
    expect(Math.max(...unordered.map(({ ndcg }) => ndcg))).toBeLessThan(best?.ndcg ?? 0);
  });

  test('all candidates are judged, best first, and the same again the same', () => {
    const judged = chooseLinks(walks);
    expect(new Set(judged.map(({ settings }) => settings)).size).toBe(LINK_CANDIDATES.length);
    expect(judged.map(({ ndcg }) => ndcg)).toEqual([...judged].map(({ ndcg }) => ndcg).sort((a, b) => b - a));
    expect(chooseLinks(walks)).toEqual(judged);
  });

  test('stops with INTERRUPTED', () => {
    expect(() => chooseLinks({ ...walks, signal: AbortSignal.abort() })).toThrow(
      expect.toSatisfy((error) => isProblem(error) && error.code === 'INTERRUPTED'),
    );
  });
});
