import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { ialsCandidates, judgeIalsSettings } from './choose-settings.ts';
import { sparseMatrix } from './sparse-matrix.ts';

/** Even users touch even items, odd ones odd; every third touch is held out. */
function split() {
  const rng = createRng('split');
  const cells = Array.from({ length: 30 * 24 }, (_, i) => ({
    row: Math.floor(i / 24),
    column: i % 24,
    value: 1,
  })).filter(({ row, column }) => row % 2 === column % 2 && rng.next() < 0.7);
  return {
    training: sparseMatrix(
      30,
      24,
      cells.filter((_, i) => i % 3 !== 0),
    ),
    validation: sparseMatrix(
      30,
      24,
      cells.filter((_, i) => i % 3 === 0),
    ),
  };
}

describe('choosing collaborative settings', () => {
  test('judges every candidate, best first, and finds the held-out half of a clear taste', () => {
    const judged = judgeIalsSettings({ ...split(), candidates: ialsCandidates(3) });
    expect(judged).toHaveLength(ialsCandidates(3).length);
    expect(judged.map(({ ndcg }) => ndcg)).toEqual([...judged].map(({ ndcg }) => ndcg).sort((a, b) => b - a));
    // Of 12 items of the own taste about 6 are left to rank, 3 of them held out: knowing the taste alone gives some 0.75, chance 0.4.
    expect(judged[0]?.ndcg).toBeGreaterThan(0.65);
  });

  test('scores 0 where no user can be judged', () => {
    const empty = sparseMatrix(2, 2, []);
    expect(
      judgeIalsSettings({ training: empty, validation: empty, candidates: ialsCandidates(1).slice(0, 1) })[0]?.ndcg,
    ).toBe(0);
  });
});
