import type { Evidence, HistoryEncoder } from '@fusionrank/model/behaviour';

/** What a stage's histories taught: scores of items for a history, facts of items, and factors for the behaviour block. */
export interface FittedEvidence {
  readonly evidence: readonly Evidence[];
  readonly factNames: readonly string[];
  /** Facts of one item for somebody with this history, in the order of their names. */
  readonly factsOf: (history: Int32Array) => (item: number) => readonly number[];
  /** Whose item vectors are the behaviour block. */
  readonly encoder: HistoryEncoder;
  /** [items]: how many histories hold each. */
  readonly counts: Float64Array;
}
