import { formatTable } from '../../terminal/table.ts';
import type { HttpBenchResult, MeasuredShop } from './bench-http.ts';
import type { MeasuredCase } from './measure-cases.ts';

/** The measurements as tables for a terminal. */
export function httpReport({ machine, shops }: HttpBenchResult): string {
  const head = `${machine.cores} cores · ${machine.cpu} · Node ${machine.node}`;
  return [head, ...shops.map(shopReport)].join('\n\n');
}

function shopReport(shop: MeasuredShop): string {
  const { name, products, candidates, cases, stages, residentBytes } = shop;
  const [first] = cases;
  const head = `${name}: ${count(products)} products, ${count(candidates.mean)} candidates a search (least ${count(candidates.least)}), gateway ${(residentBytes / 2 ** 20).toFixed(0)} MB`;
  const columns = [
    { title: 'over HTTP', align: 'left' },
    { title: 'alone, median ms', align: 'right' },
    { title: 'p99', align: 'right' },
    { title: `${first?.underLoad.clients ?? 0} clients, requests/s`, align: 'right' },
    { title: 'median ms', align: 'right' },
    { title: 'p99', align: 'right' },
    { title: 'event loop p99 ms', align: 'right' },
    { title: 'CPU ms a request', align: 'right' },
    { title: 'KB an answer', align: 'right' },
    { title: 'degraded', align: 'right' },
  ] as const;
  const where = [
    ...stages.stages.map((stage) => `${stage.name} ${ms(stage.medianMs)}`),
    `HTTP, GraphQL and products ${ms(stages.restMedianMs)}`,
  ];
  const table = formatTable(columns, cases.map(rowOf));
  return [head, table, `where a search's time goes, median ms: ${where.join(' · ')}`, ...profileLines(shop)].join('\n');
}

function profileLines({ profile = [] }: MeasuredShop): readonly string[] {
  if (profile.length === 0) return [];
  const columns = [
    { title: 'main thread, self time', align: 'left' },
    { title: '%', align: 'right' },
    { title: 'where', align: 'left' },
  ] as const;
  const rows = profile.map(({ name, place = '', share }) => [name, (share * 100).toFixed(1), place]);
  return [formatTable(columns, rows)];
}

function rowOf({ name, alone, underLoad, bytesPerAnswer }: MeasuredCase): readonly string[] {
  return [
    name,
    ms(alone.medianMs),
    ms(alone.p99Ms),
    underLoad.requestsPerSecond.toFixed(0),
    ms(underLoad.medianMs),
    ms(underLoad.p99Ms),
    ms(underLoad.eventLoopDelayMsP99),
    ms(underLoad.cpuMsPerRequest),
    (bytesPerAnswer / 1_024).toFixed(1),
    `${(underLoad.degraded * 100).toFixed(0)} %`,
  ];
}

const ms = (value: number): string => (value < 100 ? value.toPrecision(3) : value.toFixed(0));
const count = (value: number): string => Math.round(value).toLocaleString('en');
