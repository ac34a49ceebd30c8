import type { Estimate } from '@fusionrank/model/evaluation';
import Table from 'cli-table3';
import { probabilityLine } from './probability-line.ts';
import { METRICS, type EvaluationResult, type EvaluationTable, type PolicyRow } from './result.ts';

/** The tables as text for a terminal, one after the other. */
export function terminalReport(result: EvaluationResult): string {
  const head = `Model ${result.modelVersion} · ${result.catalogueItems.toLocaleString('en')} items · seed ${result.seed}`;
  return [head, ...result.tables.map(tableText)].join('\n\n');
}

function tableText(table: EvaluationTable): string {
  const metrics = METRICS.filter((metric) => table.rows.some((row) => row.values[metric] !== undefined));
  const grid = new Table({
    head: ['policy', ...metrics, 'model − policy (NDCG@10)'],
    colAligns: ['left', ...metrics.map(() => 'right' as const), 'right'],
    style: { head: [], border: [] },
  });
  for (const row of table.rows)
    grid.push([row.policy, ...metrics.map((metric) => cell(row.values[metric])), lift(row)]);
  const simulated = table.simulated ? ' (simulated)' : '';
  const lines = [
    `${table.title}${simulated} · ${table.queries.toLocaleString('en')} queries`,
    table.protocol,
    grid.toString(),
    ...(table.probabilities === undefined ? [] : [probabilityLine(table.probabilities)]),
  ];
  return lines.join('\n');
}

/** Mean with the half width of its interval, e.g. `0.412 ±0.013`. */
function cell(estimate: Estimate | undefined): string {
  if (estimate === undefined) return '–';
  const half = (estimate.high - estimate.low) / 2;
  return half === 0 ? estimate.mean.toFixed(3) : `${estimate.mean.toFixed(3)} ±${half.toFixed(3)}`;
}

function lift(row: PolicyRow): string {
  if (row.lift === undefined) return '';
  const { mean, low, high } = row.lift;
  return `${signed(mean)} [${signed(low)}, ${signed(high)}]`;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
