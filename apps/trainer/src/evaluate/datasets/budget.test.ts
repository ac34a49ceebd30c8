import { describe, expect, test } from 'vitest';
import { parseBudget, startBudget } from './budget.ts';

describe('a length of time', () => {
  test.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['1.5h', 5_400_000],
  ])('%s is %d ms', (text, milliseconds) => {
    expect(parseBudget(text)).toBe(milliseconds);
  });

  test.each(['', '30', 'm', '0s', '-1m', '1d', '1h30m', '1e3s'])('%j is refused', (text) => {
    expect(() => parseBudget(text)).toThrow('such as 90s, 30m or 1h');
  });
});

test('a budget runs down from when it was made, and a part of it is spent earlier', () => {
  let now = 1_000;
  const budget = startBudget(100, () => now);
  now = 1_060;
  expect([budget.elapsedMs(), budget.remainingMs(), budget.isSpent(0.5), budget.isSpent()]).toEqual([
    60,
    40,
    true,
    false,
  ]);
  now = 1_200;
  expect([budget.remainingMs(), budget.isSpent()]).toEqual([0, true]);
});
