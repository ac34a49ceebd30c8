/** How far long work has come. Whoever shows it derives rate and time left. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  /** Absent when it can't be known, e.g. a compressed stream. */
  readonly total?: number;
  /** A short note beside the bar, e.g. `loss 0.231 · valid NDCG@10 0.412`. */
  readonly note?: string;
}
export type OnProgress = (progress: Progress) => void;
