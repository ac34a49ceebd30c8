/** What calibration is fitted on: one objective's logits of shown items, and what became of them. Index-aligned. */
export interface LabelledLogits {
  readonly logits: readonly number[];
  /** 0 or 1. */
  readonly labels: readonly number[];
}
