import { expect, test } from 'vitest';
import { latencyOf } from './latency.ts';

test('percentiles are by nearest rank, whatever the order', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(latencyOf(hundred)).toEqual({ medianMs: 50, p99Ms: 99, worstMs: 100, requests: 100 });
  expect(latencyOf([3])).toEqual({ medianMs: 3, p99Ms: 3, worstMs: 3, requests: 1 });
});

test('no requests have no latency', () => {
  expect(latencyOf([])).toEqual({ medianMs: NaN, p99Ms: NaN, worstMs: NaN, requests: 0 });
});
