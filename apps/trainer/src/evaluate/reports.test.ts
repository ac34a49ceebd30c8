import { describe, expect, test } from 'vitest';
import { htmlReport } from './html-report.ts';
import { metricPlot } from './plots.ts';
import type { EvaluationResult } from './result.ts';
import { scoreboard } from './scoreboard.ts';
import { terminalReport } from './terminal-report.ts';

const table = scoreboard(
  { title: 'Full <catalogue>', protocol: 'Every item ranked.', simulated: true },
  [
    { policy: 'network', queries: [{ 'NDCG@10': 0.8 }, { 'NDCG@10': 0.6 }], overall: { coverage: 0.5 } },
    { policy: 'popularity', queries: [{ 'NDCG@10': 0.4 }, { 'NDCG@10': 0.1 }], overall: { coverage: 0.1 } },
  ],
  3,
);
const result: EvaluationResult = {
  modelVersion: 'm-1',
  evaluatedAt: '2026-11-23T00:00:00.000Z',
  seed: 3,
  catalogueItems: 3000,
  tables: [table],
};

describe('the terminal report', () => {
  test('shows each policy with its interval and what the model gains over it, and says what is simulated', () => {
    const text = terminalReport(result);
    expect(text).toContain('Full <catalogue> (simulated) · 2 queries');
    expect(text).toMatch(/network\s+│\s+0\.700 ±0\.100/);
    expect(text).toMatch(/popularity\s+│\s+0\.250 ±0\.150.*\+0\.450 \[\+0\.400, \+0\.500\]/);
  });

  test('says under a table how far the click probabilities hold', () => {
    const before = { calibrationError: 0.1234, logLoss: 0.5 };
    const after = { calibrationError: 0.01, logLoss: 0.4 };
    const probabilities = { kind: 'isotonic', examples: 2400, before, after } as const;
    const withLine = { ...result, tables: [{ ...table, probabilities }] };
    const line =
      'P(click) of 2,400 shown items, calibrated by isotonic regression: calibration error 0.0100, log loss 0.4000; before it calibration error 0.1234, log loss 0.5000.';
    expect(terminalReport(withLine)).toContain(line);
    expect(htmlReport(withLine)).toContain(line);
    expect(terminalReport(result)).not.toContain('P(click)');
  });

  test('leaves out the columns nobody measured', () => {
    expect(terminalReport(result)).not.toContain('AUC');
  });
});

describe('the HTML report', () => {
  test('is one page that loads nothing and escapes what it is given', () => {
    const page = htmlReport(result);
    expect(page).toContain('Full &lt;catalogue&gt;');
    expect(page).not.toMatch(/<script|<link|src=|href="http/);
    expect(page.match(/<svg/g)).toHaveLength(2);
  });
});

describe('a plot', () => {
  test('names every policy that has the metric', () => {
    const svg = metricPlot(table, 'NDCG@10') ?? '';
    expect(svg).toContain('popularity');
    expect(svg).toContain('0.700');
  });

  test('is not drawn for a metric nobody measured', () => {
    expect(metricPlot(table, 'MRR')).toBeUndefined();
  });
});
