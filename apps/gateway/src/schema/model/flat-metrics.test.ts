import { expect, test } from 'vitest';
import { flatMetrics } from './flat-metrics.ts';

test('gives every finite number with the path to it', () => {
  const tree = { test: { network: { 'ndcg@10': 0.5, interval: [0.4, 0.6] } }, note: 'none', broken: NaN, none: null };
  expect(flatMetrics(tree)).toEqual([
    { path: ['test', 'network', 'ndcg@10'], value: 0.5 },
    { path: ['test', 'network', 'interval', '0'], value: 0.4 },
    { path: ['test', 'network', 'interval', '1'], value: 0.6 },
  ]);
});

test.each([undefined, null, 'text', {}])('%j holds no metrics', (tree) => {
  expect(flatMetrics(tree)).toEqual([]);
});
