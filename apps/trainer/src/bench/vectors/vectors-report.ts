import { formatTable } from '../../terminal/table.ts';
import type { VectorsResult } from './bench-vectors.ts';
import type { MeasuredSize } from './measure-size.ts';

/** The measurements as a table for a terminal. */
export function vectorsReport({ sizes, width, machine }: VectorsResult): string {
  const columns = [
    { title: 'vectors', align: 'right' },
    { title: 'filter', align: 'left' },
    { title: 'side', align: 'left' },
    { title: 'recall@10', align: 'right' },
    { title: '@100', align: 'right' },
    { title: 'median ms', align: 'right' },
    { title: 'p10', align: 'right' },
    { title: 'p99', align: 'right' },
    { title: 'build s', align: 'right' },
    { title: 'bytes a vector', align: 'right' },
  ] as const;
  const head = `${width} numbers a vector · the 100 nearest · ${machine.cores} cores · Node ${machine.node}`;
  return `${head}\n${formatTable(columns, sizes.flatMap(rowsOf))}`;
}

function rowsOf({ items, sides, cases }: MeasuredSize): (readonly string[])[] {
  return cases.map(({ filter, side: name, recallAt10, recallAt100, time }) => {
    const side = sides.find((one) => one.name === name);
    const build = side === undefined ? NaN : side.build.firstMs + side.build.restMs;
    return [
      items.toLocaleString('en'),
      filter,
      name,
      recallAt10.toFixed(4),
      recallAt100.toFixed(4),
      milliseconds(time.medianMs),
      milliseconds(time.p10Ms),
      milliseconds(time.p99Ms),
      (build / 1_000).toFixed(2),
      side?.bytesPerVector?.toFixed(0) ?? '–',
    ];
  });
}

const milliseconds = (ms: number): string => (ms < 100 ? ms.toPrecision(3) : ms.toFixed(0));
