import { expect, test } from 'vitest';
import type { PolicyRow } from '../evaluate/result.ts';
import { evaluationNote } from './learning.ts';

const row = (policy: string, mean: number): PolicyRow => ({
  policy,
  values: { 'NDCG@10': { mean, low: mean, high: mean, count: 1 } },
});

test('the note compares the network with what is not a part of it', () => {
  const rows = [
    row('network', 0.4512),
    row('network without text', 0.44),
    row('BM25', 0.3),
    { policy: 'x', values: {} },
  ];
  const table = { title: 't', protocol: 'p', simulated: true, queries: 1_500, rows };
  const result = {
    modelVersion: 'm',
    evaluatedAt: '2026-01-01T00:00:00Z',
    seed: 1,
    catalogueItems: 1,
    tables: [table],
  };
  expect(evaluationNote(result)).toBe('NDCG@10 on 1,500 queries: network 0.451 · BM25 0.300');
});

test('an evaluation without a table has nothing to tell', () => {
  const result = { modelVersion: 'm', evaluatedAt: '2026-01-01T00:00:00Z', seed: 1, catalogueItems: 1, tables: [] };
  expect(evaluationNote(result)).toBe('nothing to evaluate on');
});
