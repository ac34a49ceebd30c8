import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

const policy = { firstMs: 1_000, mostMs: 60_000 };

test.each([
  [1, 0, 500],
  [1, 0.999, 999.5],
  [3, 0, 2_000],
  [30, 0.5, 45_000],
])('after %i failures and a draw of %d it waits %d ms', (failures, random, ms) => {
  expect(retryDelayMs(policy, { failures, random })).toBe(ms);
});

test('never comes before the gateway said', () => {
  expect(retryDelayMs(policy, { failures: 1, random: 0, retryAfterMs: 7_000 })).toBe(7_500);
});
