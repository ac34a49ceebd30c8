import * as echarts from 'echarts';
import type { CaseName } from '../http/measure-cases.ts';
import type { EngineResult } from '../lexical/bench-lexical.ts';
import type { MeasuredSize } from '../scale/bench-scale.ts';
import type { BenchResults } from './bench-results.ts';

/** A line of a plot: points (products, value), both above 0. */
export interface GrowthLine {
  readonly name: string;
  readonly points: readonly (readonly [products: number, value: number])[];
}

export interface GrowthPlot {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly GrowthLine[];
}

/** How cost grows with the catalogue, as far as it was measured at two sizes or more. */
export function growthPlots(results: BenchResults): readonly GrowthPlot[] {
  const plots: readonly GrowthPlot[] = [
    { name: 'growth-latency', title: 'milliseconds', lines: latencyLines(results) },
    { name: 'growth-memory', title: 'megabytes', lines: memoryLines(results) },
    { name: 'growth-build', title: 'seconds', lines: buildLines(results) },
  ];
  return plots
    .map((plot) => ({ ...plot, lines: plot.lines.filter(({ points }) => points.length > 1) }))
    .filter(({ lines }) => lines.length > 0);
}

function latencyLines(results: BenchResults): readonly GrowthLine[] {
  return [
    scaleLine(results, 'searchRanked over HTTP, median', (size) => alone(size, 'search')?.medianMs),
    scaleLine(results, 'searchRanked over HTTP, p99', (size) => alone(size, 'search')?.p99Ms),
    scaleLine(results, 'similarItems over HTTP, median', (size) => alone(size, 'similar')?.medianMs),
    ownLine(results, 'best 1,000 by words, median', ({ query }) => query.medianMs),
    ownLine(results, 'best 1,000 by words, p99', ({ query }) => query.p99Ms),
    vectorLine(results),
  ];
}

function memoryLines(results: BenchResults): readonly GrowthLine[] {
  const MB = 2 ** 20;
  return [
    scaleLine(results, 'gateway, whole process', ({ residentBytes }) => residentBytes / MB),
    ownLine(results, 'index of words', ({ bytesPerProduct }, products) => (bytesPerProduct * products) / MB),
  ];
}

function buildLines(results: BenchResults): readonly GrowthLine[] {
  return [
    scaleLine(results, 'first start of a gateway', ({ starts }) => starts.fromDatabaseSeconds),
    scaleLine(results, 'start from the snapshot', ({ starts }) => starts.fromSnapshotSeconds),
    ownLine(results, 'index of words, built', ({ buildSeconds }) => buildSeconds),
  ];
}

function alone({ cases }: MeasuredSize, wanted: CaseName): MeasuredSize['cases'][number]['alone'] | undefined {
  return cases.find(({ name }) => name === wanted)?.alone;
}

function scaleLine(
  { scale }: BenchResults,
  name: string,
  valueOf: (size: MeasuredSize) => number | undefined,
): GrowthLine {
  return lineOf(
    name,
    (scale?.sizes ?? []).map((size) => [size.products, valueOf(size)]),
  );
}

type Measured = Exclude<EngineResult, { readonly absence: string }>;

function ownLine(
  { lexical }: BenchResults,
  name: string,
  valueOf: (engine: Measured, products: number) => number,
): GrowthLine {
  return lineOf(
    name,
    (lexical?.sizes ?? []).map(({ products, engines }) => {
      const own = engines.find((engine) => engine.name === 'FusionRank');
      return [products, own === undefined || 'absence' in own ? undefined : valueOf(own, products)];
    }),
  );
}

function vectorLine({ vectors }: BenchResults): GrowthLine {
  return lineOf(
    'nearest 100 vectors, median',
    (vectors?.sizes ?? []).map(({ items, cases }) => [
      items,
      cases.find(({ filter, side }) => filter === 'none' && side === 'ours')?.time.medianMs,
    ]),
  );
}

function lineOf(name: string, points: readonly (readonly [number, number | undefined])[]): GrowthLine {
  return { name, points: points.flatMap(([x, y]) => (y === undefined || !(y > 0) ? [] : [[x, y] as const])) };
}

const INK = '#1f2933';
const COLOURS = ['#1d6f5c', '#7fb5a6', '#2f5d9b', '#c05a2b', '#e0a37e', '#8a63a8'];

/** Both axes logarithmic: what grows with the catalogue is a slope of one, what does not is level. As SVG text. */
export function drawGrowth({ title, lines }: GrowthPlot): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 380 });
  try {
    chart.setOption({
      animation: false,
      color: COLOURS,
      legend: { top: 0, left: 50, textStyle: { color: INK } },
      grid: { left: 60, right: 30, top: 70, bottom: 46 },
      xAxis: {
        type: 'log',
        name: 'products',
        nameLocation: 'middle',
        nameGap: 28,
        axisLabel: { color: INK, formatter: shortCount },
      },
      yAxis: { type: 'log', name: title, axisLabel: { color: INK } },
      series: lines.map(({ name, points }) => ({
        type: 'line',
        name,
        data: points.map(([x, y]) => [x, y]),
        symbolSize: 7,
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const shortCount = (count: number): string =>
  count >= 1e6 ? `${count / 1e6}m` : count >= 1e3 ? `${count / 1e3}k` : String(count);
