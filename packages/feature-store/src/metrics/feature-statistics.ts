import type { BoundedReads } from './bounded-reads.ts';
import type { TimeSpan } from './buckets.ts';
import { factsSql, modalityOfFeature } from './feature-facts.ts';
import type { FeatureModality, FeatureSubject } from './feature-facts.ts';
import { stabilityIndex } from './stability-index.ts';

/** Quantiles that are told, as shares. */
export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** Bins of drift: tenths of the reference. */
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const MOST_FEATURES = 200;

export interface FeatureStatistics {
  readonly feature: string;
  readonly modality: FeatureModality;
  /** Products, showings or searches. */
  readonly n: number;
  /** Share of them that don't have it, in [0, 1]. */
  readonly missing: number;
  /** Of those that have it, as everything below; null where none has. */
  readonly mean: number | null;
  /** Of the population: divided by n, not n − 1. */
  readonly deviation: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Aligned with QUANTILES; between two values, in proportion. Empty where none has it. */
  readonly quantiles: readonly number[];
  /** Absent where it was not asked for. */
  readonly drift?: Drift;
}

export interface Drift {
  /** Over tenths of the reference and one bin for what is missing; null where either window holds nothing. */
  readonly stabilityIndex: number | null;
  /** Products, showings or searches of the reference. */
  readonly referenceN: number;
}

export interface FeaturesAsked {
  readonly subject: FeatureSubject;
  readonly span: TimeSpan;
  /** What drift is measured against. */
  readonly reference?: TimeSpan;
}

/** Every feature that the store can tell of, by name; at most 200. */
export async function featureStatistics(
  reads: BoundedReads,
  { subject, span, reference }: FeaturesAsked,
): Promise<readonly FeatureStatistics[]> {
  const current = await readMoments(reads, { subject, span });
  if (reference === undefined) return current.map((row) => statisticsOf(row));
  const past = await readMoments(reads, { subject, span: reference });
  const edges = new Map(past.map(({ name, deciles }) => [name, [...new Set(deciles ?? [])]]));
  const was = await readBins(reads, { subject, span: reference, edges });
  const is = await readBins(reads, { subject, span, edges });
  const total = past[0]?.n ?? 0;
  return current.map((row) => {
    const bins = (edges.get(row.name)?.length ?? 0) + 1;
    const [before, now] = [was, is].map((counts) => counts.get(row.name) ?? []);
    const drift = {
      stabilityIndex: stabilityIndex(
        withMissing(before ?? [], { bins, n: total }),
        withMissing(now ?? [], { bins, n: row.n }),
      ),
      referenceN: total,
    };
    return { ...statisticsOf(row), drift };
  });
}

interface MomentsRow {
  readonly name: string;
  readonly n: number;
  readonly known: number;
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly quantiles: readonly number[] | null;
  readonly deciles: readonly number[] | null;
}

interface SpanRead {
  readonly subject: FeatureSubject;
  readonly span: TimeSpan;
}

function readMoments(reads: BoundedReads, { subject, span }: SpanRead): Promise<readonly MomentsRow[]> {
  return reads.rows<MomentsRow>(
    (bind) => `${factsSql(subject, span, bind)}
    SELECT f."name", (SELECT count(*)::float8 FROM subjects) AS "n", count(f."value")::float8 AS "known",
           avg(f."value") AS "mean", stddev_pop(f."value") AS "deviation", min(f."value") AS "min", max(f."value") AS "max",
           percentile_cont(${bind(QUANTILES)}::float8[]) WITHIN GROUP (ORDER BY f."value") AS "quantiles",
           percentile_cont(${bind(DECILES)}::float8[]) WITHIN GROUP (ORDER BY f."value") AS "deciles"
    FROM facts f GROUP BY 1 ORDER BY f."name" COLLATE "C" LIMIT ${MOST_FEATURES}`,
  );
}

function statisticsOf({ name, n, known, mean, deviation, min, max, quantiles }: MomentsRow): FeatureStatistics {
  const missing = n === 0 ? 0 : 1 - known / n;
  const told = known === 0 ? [] : (quantiles ?? []);
  return { feature: name, modality: modalityOfFeature(name), n, missing, mean, deviation, min, max, quantiles: told };
}

type BinsRead = SpanRead & { readonly edges: ReadonlyMap<string, readonly number[]> };

/** How many values lie below the first edge, from each to the next, and from the last on, by feature. */
async function readBins(
  reads: BoundedReads,
  { subject, span, edges }: BinsRead,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const binned = [...edges].filter(([, of]) => of.length > 0).map(([name, of]) => ({ name, edges: of }));
  const rows = await reads.rows<{ readonly name: string; readonly bin: number; readonly count: number }>(
    (bind) => `${factsSql(subject, span, bind)}
    SELECT f."name", width_bucket(f."value", b."edges") AS "bin", count(*)::float8 AS "count"
    FROM facts f JOIN jsonb_to_recordset(${bind(JSON.stringify(binned))}::jsonb) AS b("name" text, "edges" float8[]) USING ("name")
    WHERE f."value" IS NOT NULL GROUP BY 1, 2`,
  );
  const byName = new Map<string, number[]>();
  for (const { name, bin, count } of rows) {
    const counts = byName.get(name) ?? [];
    counts[bin] = count;
    byName.set(name, counts);
  }
  return byName;
}

/** Every bin, and last what is missing. */
function withMissing(
  counts: readonly number[],
  { bins, n }: { readonly bins: number; readonly n: number },
): readonly number[] {
  const all = Array.from({ length: bins }, (_, bin) => counts[bin] ?? 0);
  return [...all, n - all.reduce((a, b) => a + b, 0)];
}
