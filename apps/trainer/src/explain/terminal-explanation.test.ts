import { parseItemId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import type { ExplainedRanking } from './explain-ranking.ts';
import { terminalExplanation } from './terminal-explanation.ts';

const ranking: ExplainedRanking = {
  model: 'm1',
  stranger: true,
  query: 'shoes',
  candidates: 9,
  items: [
    {
      id: parseItemId('a'),
      title: 'Red shoes',
      place: { position: 0, score: 0.6225, sources: ['lexical', 'visual'] },
      explained: {
        kind: 'explained',
        explanation: {
          summary: 'Scores well.',
          logit: 0.5,
          baselineLogit: -0.5,
          contributions: [
            { part: 'image', shapley: -0.5, evidence: [] },
            { part: 'query-match', shapley: 1.5, evidence: ['matches', 'means'] },
            { part: 'context', shapley: 0, evidence: [] },
          ],
        },
      },
    },
  ],
};

test('a product is a table from the average logit to its own, what says most first, with bars either way', () => {
  const lines = terminalExplanation(ranking).split('\n');
  expect(lines[0]).toBe('“shoes”, for a stranger · 9 candidates · model m1');
  expect(lines.slice(2, 5)).toEqual(['#1  Red shoes (a)', 'score 0.6225 · found by lexical, visual', 'Scores well.']);
  const rows = lines.filter((line) => line.startsWith('│')).map((line) => line.slice(1, -1).trim());
  expect(
    rows.map((row) =>
      row
        .split('│')
        .map((cell) => cell.trim())
        .slice(0, 2),
    ),
  ).toEqual([
    ['part', 'log-odds'],
    ['average product', '−0.500'],
    ['query-match', '+1.500'],
    ['', ''],
    ['image', '−0.500'],
    ['context', '+0.000'],
    ['all together', '+0.500'],
  ]);
  expect(rows[2]).toContain(`${' '.repeat(8)}│${'█'.repeat(8)}`);
  expect(rows[4]).toContain(`${' '.repeat(5)}███│`);
});

test('what can not be explained says why, and an empty answer says so', () => {
  const [item] = ranking.items;
  const unexplained = { ...item!, explained: { kind: 'unexplained' as const, reason: 'too new' } };
  expect(terminalExplanation({ ...ranking, items: [unexplained] })).toMatch(/\nNo explanation: too new$/);
  expect(terminalExplanation({ ...ranking, items: [] })).toMatch(/\n\nNothing answers “shoes”\.$/);
});
