import { z } from 'zod';
import type { Estimate } from '@fusionrank/model/evaluation';
import { duration } from '../../../terminal/progress-line.ts';
import type { BenchmarkResult, BenchmarkRow, ColdItemsResult, PublishedNumbers } from '../benchmark-result.ts';

/** A table of texts, whoever draws it: one row a contender. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Interval = (estimate: Estimate) => string;

/** Test metrics, the main one on validation, the model's lift, and the cost of fitting. */
export function contenderTable(
  rows: readonly BenchmarkRow[],
  { metrics, mainMetric }: Pick<BenchmarkResult, 'metrics' | 'mainMetric'>,
  interval: Interval,
): TextTable {
  const cell = cellBy(interval);
  return {
    head: ['contender', ...metrics, `lift (${mainMetric})`, `validation ${mainMetric}`, 'fitted in', 'peak memory'],
    rows: rows.map(({ name, test, valid, lift, seconds, peakMiB }) => [
      name,
      ...metrics.map((metric) => cell(test[metric])),
      lift === undefined ? '' : liftText(lift),
      valid[mainMetric]?.mean.toFixed(4) ?? '–',
      seconds < 1 ? '< 1 s' : duration(seconds),
      `${peakMiB} MiB`,
    ]),
  };
}

const partsSchema = z.object({
  parts: z.array(z.object({ network: z.string(), validationNdcg: z.number() })).min(1),
  networks: z.array(z.object({ bestValidationNdcg: z.number() })).min(1),
});

/** What the model's settings tell of its parts: the network trained without each, or with it alone; undefined where they tell nothing. */
export function partsTable(model: BenchmarkRow | undefined): TextTable | undefined {
  const told = partsSchema.safeParse(model?.settings);
  if (!told.success) return undefined;
  const { parts, networks } = told.data;
  const whole = networks.reduce((sum, { bestValidationNdcg }) => sum + bestValidationNdcg, 0) / networks.length;
  return {
    head: ['network', 'NDCG on validation lists', 'against the whole'],
    rows: [
      ['the whole', whole.toFixed(4), ''],
      ...parts.map(({ network, validationNdcg }) => [
        network,
        validationNdcg.toFixed(4),
        signed(validationNdcg - whole),
      ]),
    ],
  };
}

/** What stands above the table of parts. */
export const PARTS_TEXT =
  'One network each, trained on the same lists and judged on those of validation that hold an item to be found: the whole lists stay, what is left out is left out of their ranking. Test is not read for these.';

const cellBy =
  (interval: Interval) =>
  (estimate: Estimate | undefined): string =>
    estimate === undefined ? '–' : interval(estimate);

/** By the test items that nobody took in training. */
export function coldTable({ metrics, rows }: ColdItemsResult, interval: Interval): TextTable {
  const cell = cellBy(interval);
  return {
    head: ['contender', ...metrics],
    rows: rows.map(({ name, test }) => [name, ...metrics.map((metric) => cell(test[metric]))]),
  };
}

/** What stands above the table of cold items. */
export function coldText({ rows, metrics: [first = ''] }: ColdItemsResult): string {
  const users = rows[0]?.test[first]?.count ?? 0;
  return `The same rankings, asked for the test items alone that nobody took in training, over the ${users.toLocaleString('en-US')} users who have one.`;
}

/** `+0.0123 [+0.0101, +0.0144]` */
function liftText({ mean, low, high }: Estimate): string {
  return `${signed(mean)} [${signed(low)}, ${signed(high)}]`;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

/** What others report, in the metrics they report. */
export function publishedTable({ rows }: PublishedNumbers, metrics: readonly string[]): TextTable {
  const told = metrics.filter((metric) => rows.some(({ values }) => values[metric] !== undefined));
  return {
    head: ['published', ...told, 'source'],
    rows: rows.map(({ name, source, values }) => [
      name,
      ...told.map((metric) => values[metric]?.toFixed(4) ?? '–'),
      source,
    ]),
  };
}

/** `users 19,445 · items 7,050` */
export function countsText(counts: BenchmarkResult['counts']): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`)
    .join(' · ');
}

/** What a reader must know of the run to hold another one against it; nothing that changes from run to run but by code. */
export function runText({ seed, budgetSeconds, commit, codeVersion, node }: BenchmarkResult): string {
  const code =
    commit === undefined
      ? codeVersion
      : `${codeVersion} (${commit.slice(0, 12)}${commit.endsWith('-dirty') ? ', changed' : ''})`;
  return `seed ${seed} · time for fitting ${duration(budgetSeconds)} · code ${code} · Node ${node}`;
}
