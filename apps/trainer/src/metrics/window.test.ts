import { expect, test } from 'vitest';
import { windowMs } from './window.ts';

test.each([
  ['1h', 3_600_000],
  ['7d', 604_800_000],
  ['4w', 2_419_200_000],
  ['400d', 34_560_000_000],
])('%s', (text, ms) => {
  expect(windowMs(text)).toBe(ms);
});

test.each(['', '7', 'd', '0d', '-1d', '1.5d', '401d', '7D', '7 d', '1m'])('%j is refused', (text) => {
  expect(() => windowMs(text)).toThrow('Expected hours, days or weeks');
});
