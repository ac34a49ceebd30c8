import { expect, test } from 'vitest';
import { listCountOf, listsAreDue, probedLists } from './list-policy.ts';

test.each([
  [{ codes: 49_999, listed: 0 }, false],
  [{ codes: 50_000, listed: 0 }, true],
  [{ codes: 110_000, listed: 100_000 }, false],
  [{ codes: 110_001, listed: 100_000 }, true],
])('of %o, lists are due: %s', (codes, due) => {
  expect(listsAreDue(codes)).toBe(due);
});

test('there are as many lists as codes in one', () => {
  expect(listCountOf(1_000_000)).toBe(1_000);
});

test('the fewer rows are accepted, the more lists are looked into; of few rows, all', () => {
  const space = { listCount: 1_000, codes: 1_000_000 };
  const [all = 0, half = 0] = [1_000_000, 500_000].map((accepted) => probedLists(space, accepted));
  expect(half).toBe(2 * all);
  expect(probedLists(space, 50_000)).toBe(1_000);
  expect(probedLists({ listCount: 0, codes: 60_000 }, 60_000)).toBe(0);
});
