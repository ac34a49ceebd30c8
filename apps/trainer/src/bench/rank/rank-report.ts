import { formatTable } from '../../terminal/table.ts';
import type { BenchRankResult, MeasuredContest } from './bench-ranking.ts';
import type { OrderLoss } from './order-loss.ts';
import type { Ratio, TimedWay } from './take-turns.ts';

/** The measurements as tables for a terminal. */
export function rankReport({ machine, contests, precision }: BenchRankResult): string {
  const head = `${machine.cores} cores · Node ${machine.node} · TensorFlow.js on ${machine.backend}`;
  return [head, ...contests.map((contest) => contestTable(contest)), lossTable(precision)].join('\n\n');
}

/** @param first What the ratios are to. */
export function contestTable({ name, ways }: Pick<MeasuredContest, 'name' | 'ways'>, first = 'ours'): string {
  const columns = [
    { title: name, align: 'left' },
    { title: 'p10 ms', align: 'right' },
    { title: 'median', align: 'right' },
    { title: 'p99', align: 'right' },
    { title: `÷ ${first}`, align: 'right' },
    { title: 'processor, median ms', align: 'right' },
    { title: `÷ ${first}`, align: 'right' },
  ] as const;
  return formatTable(columns, ways.map(rowOf));
}

function rowOf({ name, duration, ratio, processor, processorRatio }: TimedWay): readonly string[] {
  const { p10Ms, medianMs, p99Ms } = duration;
  return [
    name,
    ...[p10Ms, medianMs, p99Ms].map((ms) => ms.toFixed(2)),
    withInterval(ratio),
    processor.medianMs.toFixed(2),
    withInterval(processorRatio),
  ];
}

const withInterval = ({ value, low, high }: Ratio): string =>
  `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;

function lossTable(losses: readonly OrderLoss[]): string {
  const columns = [
    { title: 'against float32 items, a random network', align: 'left' },
    { title: 'largest difference, deviations', align: 'right' },
    { title: 'rank correlation', align: 'right' },
    { title: 'NDCG@24 lost', align: 'right' },
  ] as const;
  return formatTable(
    columns,
    losses.map(({ name, largestDifference, rankCorrelation, ndcgLoss }) => [
      name,
      largestDifference.toExponential(1),
      rankCorrelation.toFixed(6),
      ndcgLoss.toExponential(1),
    ]),
  );
}
