import { formatTable } from '../../terminal/table.ts';
import type { CaseName } from '../http/measure-cases.ts';
import type { MeasuredSize, ScaleResult } from './bench-scale.ts';

const COLUMNS = [
  { title: 'products', align: 'right' },
  { title: 'search ms', align: 'right' },
  { title: 'p99', align: 'right' },
  { title: 'requests/s', align: 'right' },
  { title: 'similar ms', align: 'right' },
  { title: 'p99', align: 'right' },
  { title: 'gateway MB', align: 'right' },
  { title: 'bytes/product', align: 'right' },
  { title: 'first start s', align: 'right' },
  { title: 'from snapshot s', align: 'right' },
  { title: 'changed ms', align: 'right' },
  { title: 'withdrawn ms', align: 'right' },
  { title: 'measured', align: 'right' },
] as const;

/** The measurements as one table, a size a row. */
export function scaleReport({ machine, sizes }: ScaleResult): string {
  const head = `${machine.cores} cores · ${machine.cpu} · Node ${machine.node}`;
  return [head, formatTable(COLUMNS, sizes.map(rowOf))].join('\n');
}

function rowOf(size: MeasuredSize): readonly string[] {
  const [search, similar] = [caseOf(size, 'search'), caseOf(size, 'similar')];
  return [
    size.products.toLocaleString('en'),
    ms(search?.alone.medianMs),
    ms(search?.alone.p99Ms),
    search?.underLoad.requestsPerSecond.toFixed(0) ?? '–',
    ms(similar?.alone.medianMs),
    ms(similar?.alone.p99Ms),
    (size.residentBytes / 2 ** 20).toFixed(0),
    size.bytesPerProduct.toFixed(0),
    size.starts.fromDatabaseSeconds.toFixed(1),
    size.starts.fromSnapshotSeconds.toFixed(1),
    ms(size.freshness.changed.worstMs),
    ms(size.freshness.withdrawn.worstMs),
    size.measuredAt.slice(0, 16).replace('T', ' '),
  ];
}

function caseOf({ cases }: MeasuredSize, wanted: CaseName): MeasuredSize['cases'][number] | undefined {
  return cases.find(({ name }) => name === wanted);
}

const ms = (value: number | undefined): string =>
  value === undefined ? '–' : value < 100 ? value.toPrecision(3) : value.toFixed(0);
