import { formatTable } from '../../terminal/table.ts';
import type { BenchResult, MeasuredCase } from './bench-training.ts';
import type { Duration } from './duration.ts';

/** The measurements as a table for a terminal. */
export function benchReport({ cases, torch, machine }: BenchResult): string {
  const columns = [
    { title: 'case', align: 'left' },
    { title: 'ours, p10 ms', align: 'right' },
    { title: 'median', align: 'right' },
    { title: 'p99', align: 'right' },
    { title: 'PyTorch, p10 ms', align: 'right' },
    { title: 'median', align: 'right' },
    { title: 'p99', align: 'right' },
    { title: 'ours ÷ PyTorch, p10', align: 'right' },
    { title: 'median', align: 'right' },
    { title: 'loss differs by', align: 'right' },
  ] as const;
  const against =
    'version' in torch ? `PyTorch ${torch.version} beside it, in turns` : `PyTorch left out: ${torch.absence}`;
  const head = `${machine.threads} threads on ${machine.cores} cores · Node ${machine.node} · ${against}`;
  return `${head}\n${formatTable(columns, cases.map(rowOf))}`;
}

function rowOf({ name, ours, torch, ratio, ratioP10, lossDifference }: MeasuredCase): readonly string[] {
  return [
    name,
    ...durationCells(ours),
    ...durationCells(torch),
    ratioP10 === undefined ? '–' : ratioP10.toFixed(2),
    ratio === undefined ? '–' : ratio.toFixed(2),
    lossDifference === undefined ? '–' : lossDifference.toExponential(0),
  ];
}

function durationCells(duration: Duration | undefined): readonly string[] {
  if (duration === undefined) return ['–', '–', '–'];
  return [duration.p10Ms, duration.medianMs, duration.p99Ms].map(milliseconds);
}

const milliseconds = (ms: number): string => (ms < 100 ? ms.toPrecision(3) : ms.toFixed(0));
