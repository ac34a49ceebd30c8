import { problem } from '@fusionrank/domain/problem';
import { type Duration, durationOf } from '../train/duration.ts';
import { recallAt } from './recall.ts';
import { exactScan, ours } from './sides.ts';
import { usearch } from './usearch-side.ts';
import type { VectorSide, Wanted } from './vector-side.ts';
import { type VectorQuery, vectorShop, type VectorShopRequest } from './vector-shop.ts';

export interface MeasuredSize {
  readonly items: number;
  readonly sides: readonly Pick<VectorSide, 'name' | 'build' | 'bytesPerVector'>[];
  readonly cases: readonly MeasuredCase[];
}

export interface MeasuredCase {
  readonly filter: string;
  readonly side: string;
  /** Means over the queries. */
  readonly recallAt10: number;
  readonly recallAt100: number;
  readonly time: Duration;
}

/** Rows asked for, as semantic retrieval does in the order of. */
const LIMIT = 100;
/** What ours has to find before it is timed. */
const LEAST_RECALL = 0.98;
/** usearch takes minutes to build above. */
const MOST_FOR_USEARCH = 100_000;

/** One row in so many passes, at random. */
const FILTERS = [
  { name: 'none', share: 1 },
  { name: '10 %', share: 0.1 },
  { name: '1 %', share: 0.01 },
] as const;

/** Opens every side on one shop, checks its answers, then times them in turns. */
export async function measureSize(request: VectorShopRequest): Promise<MeasuredSize> {
  const shop = vectorShop(request);
  const opening = [exactScan, ours, ...(request.items <= MOST_FOR_USEARCH ? [usearch] : [])];
  const sides: VectorSide[] = [];
  try {
    for (const open of opening) sides.push(await open(shop));
    const cases: MeasuredCase[] = [];
    for (const filter of FILTERS) cases.push(...(await measureFilter(filter, sides, shop.queries)));
    const told = sides.map(({ name, build, bytesPerVector }) => ({
      name,
      build,
      ...(bytesPerVector === undefined ? {} : { bytesPerVector }),
    }));
    return { items: request.items, sides: told, cases };
  } finally {
    for (const side of sides) await side.close();
  }
}

async function measureFilter(
  { name, share }: (typeof FILTERS)[number],
  sides: readonly VectorSide[],
  queries: readonly VectorQuery[],
): Promise<MeasuredCase[]> {
  const wanted: Wanted = { limit: LIMIT, share, ...(share === 1 ? {} : { filter: passing(share) }) };
  // The first side's answers are the truth; all are warm after this.
  const answers: Int32Array[][] = [];
  for (const side of sides) answers.push(await all(queries, async (query) => side.nearest(query, wanted)));
  const times = sides.map((): number[] => []);
  const recalls = answers.map((found) => recallsOf(found, answers[0] ?? []));
  refuseMisses(`${name} filter`, { sides, recalls });
  for (const query of queries) {
    for (const [at, side] of sides.entries()) {
      const from = performance.now();
      await side.nearest(query, wanted);
      times[at]?.push(performance.now() - from);
    }
  }
  return sides.map((side, at) => ({
    filter: name,
    side: side.name,
    ...(recalls[at] ?? { recallAt10: NaN, recallAt100: NaN }),
    time: durationOf(times[at] ?? []),
  }));
}

/** Knuth's multiplicative hash of the row. */
function passing(share: number): (row: number) => boolean {
  return (row) => (Math.imul(row, 2_654_435_761) >>> 0) / 2 ** 32 < share;
}

async function all<Value, Result>(
  values: readonly Value[],
  work: (value: Value) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const value of values) results.push(await work(value));
  return results;
}

type Recalls = Pick<MeasuredCase, 'recallAt10' | 'recallAt100'>;

function recallsOf(found: readonly Int32Array[], truth: readonly Int32Array[]): Recalls {
  const mean = (limit: number): number =>
    found.reduce((sum, rows, i) => sum + recallAt(limit, { found: rows, truth: truth[i] ?? rows }), 0) / found.length;
  return { recallAt10: mean(10), recallAt100: mean(LIMIT) };
}

interface Checked {
  readonly sides: readonly VectorSide[];
  readonly recalls: readonly Recalls[];
}

function refuseMisses(place: string, { sides, recalls }: Checked): void {
  const at = sides.findIndex(({ name }) => name === 'ours');
  const recall = recalls[at]?.recallAt100 ?? 0;
  if (recall >= LEAST_RECALL) return;
  throw problem(
    'ENVIRONMENT',
    `${place}: expected a recall of ${LEAST_RECALL} before timing, got ${recall.toFixed(4)}`,
  );
}
