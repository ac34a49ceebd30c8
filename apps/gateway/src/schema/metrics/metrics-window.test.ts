import { expect, test } from 'vitest';
import { metricsWindow, usualBucket } from './metrics-window.ts';

const now = new Date('2026-03-10T12:00:00Z');
const between = (from: string, to: string) => ({ between: { from: new Date(from), to: new Date(to) } });
const days = (count: number) => ({ from: new Date(0), until: new Date(count * 86_400_000) });

test('is the last seven days, another period, or what is named, up to now', () => {
  expect(metricsWindow(undefined, now)).toEqual({ from: new Date('2026-03-03T12:00:00Z'), until: now });
  expect(metricsWindow({ last: 'LAST_HOUR' }, now).from).toEqual(new Date('2026-03-10T11:00:00Z'));
  expect(metricsWindow(between('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'), now)).toEqual({
    from: new Date('2026-03-01T00:00:00Z'),
    until: now,
  });
});

test.each([
  [
    'one that ends before it begins',
    between('2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z'),
    'expected from before to',
  ],
  ['an empty one', between('2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z'), 'expected from before to'],
  ['one of the future', between('2026-03-11T00:00:00Z', '2026-03-12T00:00:00Z'), 'before now'],
  ['one of 401 days', between('2025-02-02T12:00:00Z', '2026-03-10T12:00:00Z'), 'at most 400 days, got 401'],
])('%s is refused', (_what, window, message) => {
  expect(() => metricsWindow(window, now)).toThrow(message);
});

test.each([
  [1, 'hour'],
  [2, 'hour'],
  [2.01, 'day'],
  [60, 'day'],
  [61, 'week'],
] as const)('%s days are told by %s', (count, bucket) => {
  expect(usualBucket(days(count))).toBe(bucket);
});
