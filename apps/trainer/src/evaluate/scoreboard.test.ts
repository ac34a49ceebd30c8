import { describe, expect, test } from 'vitest';
import { scoreboard, type PolicyScores } from './scoreboard.ts';

const head = { title: 'Full catalogue', protocol: 'by hand', simulated: true };
const scores = (policy: string, ndcg: readonly (number | null)[]): PolicyScores => ({
  policy,
  queries: ndcg.map((value) => ({ 'NDCG@10': value, MRR: 1 })),
  overall: { coverage: 0.25 },
});

describe('a scoreboard', () => {
  test('gives every policy its mean and holds the others against the model', () => {
    const table = scoreboard(head, [scores('model', [0.8, 0.6]), scores('popularity', [0.5, 0.3])], 1);
    expect(table.rows.map((row) => row.values['NDCG@10']?.mean)).toEqual([
      expect.closeTo(0.7, 9),
      expect.closeTo(0.4, 9),
    ]);
    expect(table.rows[1]?.lift?.mean).toBeCloseTo(0.3, 9);
    expect(table.rows[0]).not.toHaveProperty('lift');
  });

  test('leaves out queries a metric says nothing about, and metrics nobody measured', () => {
    const table = scoreboard(head, [scores('model', [0.8, null])], 1);
    expect(table.rows[0]?.values['NDCG@10']).toMatchObject({ mean: 0.8, count: 1 });
    expect(table.rows[0]?.values).not.toHaveProperty('AUC');
    expect(table.queries).toBe(2);
  });

  test('a metric of the whole list has no spread', () => {
    const table = scoreboard(head, [scores('model', [0.8])], 1);
    expect(table.rows[0]?.values.coverage).toEqual({ mean: 0.25, low: 0.25, high: 0.25, count: 1 });
  });

  test('without policies it is empty, not broken', () => {
    expect(scoreboard(head, [], 1)).toEqual({ ...head, queries: 0, rows: [] });
  });
});
