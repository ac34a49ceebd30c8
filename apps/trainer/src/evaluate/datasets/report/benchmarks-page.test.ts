import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBenchmarkResults, type BenchmarkResult } from '../benchmark-result.ts';
import { publishedNumbers } from '../published-facts.ts';
import { benchmarksPage, withBenchmarks } from './benchmarks-page.ts';
import { datasetReport } from './dataset-report.ts';
import { writeBenchmarksPage, writeResult } from './publish-result.ts';

const estimate = (mean: number) => ({ mean, low: mean - 0.01, high: mean + 0.02, count: 9 });
const row = (name: string, mean: number) => ({
  name,
  settings: {},
  seconds: 75,
  peakMiB: 321,
  valid: { 'NDCG@20': estimate(mean + 0.1) },
  test: { 'Recall@20': estimate(mean * 2), 'NDCG@20': estimate(mean) },
});
const result: BenchmarkResult = {
  dataset: 'baby',
  kind: 'interactions',
  description: 'All items ranked.',
  unit: 'users',
  counts: { users: 19_445, items: 7_050 },
  metrics: ['Recall@20', 'NDCG@20', 'NDCG@10'],
  mainMetric: 'NDCG@20',
  seed: 11,
  budgetSeconds: 5_400,
  evaluatedAt: '2026-11-24T12:00:00.000Z',
  codeVersion: '0.1.0',
  commit: 'abcdef0123456789',
  node: 'v20',
  fingerprint: 'f',
  rows: [row('model', 0.3), { ...row('a|b', 0.2), lift: estimate(0.1) }],
  published: {
    protocol: 'The same split.',
    rows: [{ name: 'BPR', source: 'its paper', values: { 'NDCG@20': 0.02 } }],
    caveat: 'Chosen on test.',
  },
};

describe('the page', () => {
  test('shows the rows with intervals, lift, validation and cost, and how to do it again', () => {
    const page = benchmarksPage([result]);
    expect(page).toContain(
      '| contender | Recall@20 | NDCG@20 | NDCG@10 | lift (NDCG@20) | validation NDCG@20 | fitted in |',
    );
    expect(page).toContain(
      '| model | 0.6000 [0.5900, 0.6200] | 0.3000 [0.2900, 0.3200] | – |  | 0.4000 | 1 min 15 s | 321 MiB |',
    );
    expect(page).toContain(
      '| a\\|b | 0.4000 [0.3900, 0.4200] | 0.2000 [0.1900, 0.2200] | – | +0.1000 [+0.0900, +0.1200] |',
    );
    expect(page).toContain('fusionrank evaluate baby --budget 90m --seed 11');
    expect(page).toContain('users 19,445 · items 7,050');
    expect(page).not.toContain('without parts');
  });

  test('shows what the parts are worth where the model tells it, beside the whole', () => {
    const parts = [{ network: 'without U', validationNdcg: 0.25 }];
    const settings = { parts, networks: [{ bestValidationNdcg: 0.3 }, { bestValidationNdcg: 0.32 }] };
    const page = benchmarksPage([{ ...result, rows: [{ ...row('model', 0.3), settings }] }]);
    expect(page).toContain('| the whole | 0.3100 |  |\n| without U | 0.2500 | −0.0600 |');
    expect(benchmarksPage([result])).not.toContain('parts are worth');
  });

  test('shows what is published with source and caveat, in its metrics alone', () => {
    expect(benchmarksPage([result])).toContain(
      'The same split. Chosen on test.\n\n| published | NDCG@20 | source |\n| --- | --- | --- |\n| BPR | 0.0200 | its paper |',
    );
  });

  test('shows the model without its parts where that was measured', () => {
    const page = benchmarksPage([{ ...result, ablations: [row('model without text', 0.25)] }]);
    expect(page).toContain('### model without parts\n\n| contender');
    expect(page).toContain('| model without text | 0.5000');
  });

  test('shows the test items that nobody took in training where there are any', () => {
    const rows = ['model', 'other'].map((name) => ({ name, test: { 'Recall@50': estimate(0.25) } }));
    const cold = { metrics: ['Recall@50'], rows };
    const [page, text] = [benchmarksPage([{ ...result, cold }]), datasetReport({ ...result, cold })];
    expect(page).toContain('over the 9 users who have one.\n\n| contender | Recall@50 |');
    expect(page).toContain('| other | 0.2500 [0.2400, 0.2700] |');
    expect(text).toContain('over the 9 users who have one.');
    expect(benchmarksPage([result])).not.toContain('Test items that nobody took');
  });

  test('of no results says so', () => {
    expect(benchmarksPage([])).toContain('No results yet.');
  });
});

describe('what was written by hand', () => {
  const old = benchmarksPage([]);
  const fresh = benchmarksPage([result]);

  test('is kept before and behind the marks', () => {
    expect(withBenchmarks(`# Mine\n\n${old}\n\nAfter.\n`, fresh)).toBe(`# Mine\n\n${fresh}\n\nAfter.\n`);
  });

  test('is kept on a page without marks, and a new page gets a title', () => {
    expect(withBenchmarks('# Mine\n', fresh)).toBe(`# Mine\n\n${fresh}\n`);
    expect(withBenchmarks(undefined, fresh)).toBe(`# Benchmarks on public data\n\n${fresh}\n`);
  });

  test('writing the same again changes nothing', () => {
    const page = withBenchmarks('# Mine\n', fresh);
    expect(withBenchmarks(page, fresh)).toBe(page);
  });
});

describe('files', () => {
  test('a result comes back as it was written, and the page is made of all of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'results-'));
    await writeResult(result, folder);
    await writeResult({ ...result, dataset: 'ant' }, folder);
    expect(await readBenchmarkResults(folder)).toEqual([{ ...result, dataset: 'ant' }, result]);
    const page = join(folder, 'docs', 'page.md');
    expect(await writeBenchmarksPage(page, folder)).toBe(2);
    expect((await readFile(page, 'utf8')).match(/^## .*/gm)).toEqual(['## ant', '## baby']);
  });

  test('a folder that is not there has no results; a file of something else is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'results-'));
    expect(await readBenchmarkResults(join(folder, 'none'))).toEqual([]);
    await writeFile(join(folder, 'x.json'), '{"dataset": "a"}');
    await expect(readBenchmarkResults(folder)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('expected a result of `fusionrank evaluate DIR`, got kind:') as string,
      place: { file: join(folder, 'x.json') },
    });
  });
});

test('the terminal shows the same rows with half widths, and the published ones below', () => {
  const text = datasetReport(result);
  expect(text).toContain('baby (interactions) · users 19,445 · items 7,050');
  expect(text).toMatch(/model\s+│\s+0\.6000 ±0\.0150/);
  expect(text).toMatch(/BPR\s+│\s+0\.0200 │ its paper/);
});

describe('published numbers', () => {
  test('are found by the folder’s name or by the data’s extent', () => {
    const counts = { users: 22_363, items: 12_101, actions: 198_502, 'users judged': 22_363 };
    expect(publishedNumbers('copy of beauty', counts)?.rows.find(({ name }) => name === 'SASRec')?.values).toEqual({
      'HR@5': 0.0387,
      'NDCG@5': 0.0249,
      'HR@10': 0.0605,
      'NDCG@10': 0.0318,
    });
    expect(publishedNumbers('amazon-baby-mm', {})?.rows).toHaveLength(10);
    expect(publishedNumbers('crowdflower-search', {})?.rows).toEqual([]);
  });

  test('of data nobody knows are none', () => {
    expect(publishedNumbers('tiny', { users: 3 })).toBeUndefined();
  });
});
