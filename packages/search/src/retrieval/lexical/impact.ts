import { FIELDS, saturated, unsaturated } from './bm25.ts';
import type { Drift, OccurrenceWeights } from './field-averages.ts';
import { MAX_IMPACT, type Segment } from './segment.ts';

const WIDTH = FIELDS.length;

/** BM25F's pseudo-frequency of a term in an entry: Σ over fields of its frequency there · what an occurrence is worth. */
export interface PseudoFrequency {
  /** [combinations, fields]; see FrequencyTable. */
  readonly counts: Uint8Array;
  readonly tables: OccurrenceWeights['tables'];
}

/** `frequency` is a number of the frequency table. */
export function pseudoFrequency(
  { counts, tables }: PseudoFrequency,
  lengths: Segment['lengths'],
  { entry, frequency }: { readonly entry: number; readonly frequency: number },
): number {
  let sum = 0;
  for (let field = 0; field < WIDTH; field++) {
    const count = counts[frequency * WIDTH + field] as number;
    if (count === 0) continue;
    sum += count * ((tables[field] as Float64Array)[lengths[entry * WIDTH + field] as number] as number);
  }
  return sum;
}

/** f / (k₁ + f) in 255ths, rounded up, in [1, MAX_IMPACT]. */
export function impactOf(frequency: number): number {
  return Math.max(1, Math.ceil(saturated(frequency) * MAX_IMPACT));
}

/** Floating-point sums may come out this much above what they bound. */
const ROUNDING = 1 + 1e-9;

/** By impact: the most that f / (k₁ + f) can be now, in (0, 1]. */
export function mostByImpact({ most }: Pick<Drift, 'most'>): Float64Array {
  const shares = new Float64Array(MAX_IMPACT + 1);
  for (let impact = 1; impact < MAX_IMPACT; impact++) {
    shares[impact] = Math.min(1, saturated(most * unsaturated(impact / MAX_IMPACT)) * ROUNDING);
  }
  shares[MAX_IMPACT] = 1;
  return shares;
}

/** By impact: the least that f / (k₁ + f) can be now, in [0, 1). */
export function leastByImpact({ least }: Pick<Drift, 'least'>): Float64Array {
  const shares = new Float64Array(MAX_IMPACT + 1);
  for (let impact = 2; impact <= MAX_IMPACT; impact++) {
    shares[impact] = saturated(least * unsaturated((impact - 1) / MAX_IMPACT)) / ROUNDING;
  }
  return shares;
}
