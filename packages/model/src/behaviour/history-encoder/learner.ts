import type { Rng } from '@fusionrank/domain/rng';
import type { HistoryEncoder } from './settings.ts';

/** Where a training stands. */
export interface StepAt {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
}

/** One way of reading histories, as its training sees it. */
export interface HistoryLearner {
  /** The users of each step of an epoch. */
  batches(rng: Rng): readonly Int32Array[];
  /** Learns from some users; the mean loss of what was foretold. */
  learn(users: Int32Array, at: StepAt, rng: Rng): Promise<number>;
  /** The encoder as it is now; later steps don't change it. */
  snapshot(): HistoryEncoder;
  close(): Promise<void>;
}
