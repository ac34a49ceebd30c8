import type { QueryInput, UserInput } from '../ranking/ranker.ts';

/** The objectives of the network's heads, in their order. */
export const OBJECTIVES = ['click', 'cart', 'purchase'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** One shown slate as a training group: everything is as it was known when the slate was shown. */
export interface SlateExample {
  readonly user: UserInput;
  readonly query: QueryInput;
  /** Rows of the items shown. */
  readonly rows: Int32Array;
  /** 0 is the top slot. */
  readonly positions: Int32Array;
  /** [rows, crossFeatureCount]. */
  readonly cross: Float32Array;
  /** [rows, OBJECTIVES.length]: 0 or 1, or grades and ratings ≥ 0 for losses that read them. */
  readonly labels: Uint8Array | Float32Array;
  /** [rows]: P(item at its position | logging policy), in (0, 1]; absent: not logged. */
  readonly propensities?: Float32Array;
  /** How many rows, the first ones, were shown; the others joined as unwanted and say nothing of probabilities. Absent: all. */
  readonly shown?: number;
  readonly shownAt: Date;
}
