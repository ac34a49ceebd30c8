import type { Estimate } from '@fusionrank/model/evaluation';
import { formatTable } from '../../../terminal/table.ts';
import type { BenchmarkResult } from '../benchmark-result.ts';
import {
  coldTable,
  coldText,
  contenderTable,
  countsText,
  PARTS_TEXT,
  partsTable,
  publishedTable,
  runText,
  type TextTable,
} from './rows-as-text.ts';

/** The result as text for a terminal. */
export function datasetReport(result: BenchmarkResult): string {
  const { dataset, kind, counts, description, rows, ablations = [], cold, published, metrics, unit } = result;
  const interval = ({ mean, low, high }: Estimate): string => `${mean.toFixed(4)} ±${((high - low) / 2).toFixed(4)}`;
  const parts = partsTable(rows[0]);
  const own = (table: BenchmarkResult['rows']): string => drawn(contenderTable(table, result, interval));
  return [
    `${dataset} (${kind}) · ${countsText(counts)}`,
    runText(result),
    `${description} Means with half the width of the 95 % interval over ${unit}; lift is ${rows[0]?.name ?? 'the model'} minus the contender on the same ${unit}.`,
    own(rows),
    ...(ablations.length === 0 ? [] : [own(ablations)]),
    ...(parts === undefined ? [] : [PARTS_TEXT, drawn(parts)]),
    ...(cold === undefined ? [] : [coldText(cold), drawn(coldTable(cold, interval))]),
    ...(published === undefined ? [] : [`Published. ${published.protocol} ${published.caveat}`]),
    ...(published === undefined || published.rows.length === 0 ? [] : [drawn(publishedTable(published, metrics))]),
  ].join('\n');
}

function drawn({ head, rows }: TextTable): string {
  const texts = new Set(['source', head[0]]);
  return formatTable(
    head.map((title) => ({ title, align: texts.has(title) ? 'left' : 'right' })),
    rows,
  );
}
