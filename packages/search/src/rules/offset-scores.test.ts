import { expect, test } from 'vitest';
import { offsetScores, type LogOddsOffset } from './offset-scores.ts';
import { appliedRule } from './rule-effects.ts';
import { aRule, items } from './rule-builders.fixture.ts';

function anOffset(logOdds: number, ...rows: number[]): LogOddsOffset {
  const rule = aRule(`by ${logOdds}`, { kind: 'boost', by: Math.abs(logOdds), items: items('a') });
  return { of: (row) => rows.includes(row), logOdds, applied: appliedRule(rule) };
}

const rows = Int32Array.of(7, 8, 9);
const of = (scores: readonly number[], ...offsets: LogOddsOffset[]) =>
  offsetScores({ rows, scores, scale: 'probability' }, offsets);

test('a probability moves by its log-odds', () => {
  // σ(ln(0.2 / 0.8) + 1) = 0.2 e / (0.8 + 0.2 e) = 0.543656 / 1.343656
  expect(of([0.2, 0.5, 0.9], anOffset(1, 7)).scores[0]).toBeCloseTo(0.40461, 5);
  // σ(−2)
  expect(of([0.2, 0.5, 0.9], anOffset(-2, 8)).scores[1]).toBeCloseTo(0.119203, 6);
});

test('a score that only orders moves by as much', () => {
  const { scores } = offsetScores({ rows, scores: [3, 2, 1], scale: 'order' }, [anOffset(1.5, 9), anOffset(-1, 9)]);
  expect([...Array.from(scores)]).toEqual([3, 2, 1.5]);
});

test('all together are cut to ten either way', () => {
  const three = [anOffset(5, 8), anOffset(5, 8), anOffset(5, 8)];
  expect(of([0.5, 0.5, 0.5], ...three).scores[1]).toBeCloseTo(1 / (1 + Math.exp(-10)), 10);
});

test.each([0, 1, Number.NaN])('a score of %d stays', (score) => {
  expect(of([score, score, score], anOffset(3, 7)).scores[0]).toBe(score);
});

test('what no rule meets is untouched, array and all', () => {
  const scores = [0.1, 0.2, 0.3];
  const { scores: same, touched } = of(scores, anOffset(3, 100));
  expect(same).toBe(scores);
  expect(touched.size).toBe(0);
});

test('who was moved, and by which rules, is told by place', () => {
  const { touched } = of([0.1, 0.2, 0.3], anOffset(1, 8), anOffset(-2, 8, 9));
  expect([...touched].map(([place, rules]) => [place, rules.map(({ ruleId }) => ruleId)])).toEqual([
    [1, ['by 1', 'by -2']],
    [2, ['by -2']],
  ]);
});
