import type { OnProgress } from '@fusionrank/domain/progress';
import type { Rng } from '@fusionrank/domain/rng';
import type { ItemScores } from '@fusionrank/model/evaluation';
import type { FitBudget } from './budget.ts';
import type { InteractionsData, SequencesData } from './dataset.ts';
import type { JudgementsFold } from './held-back.ts';

/** What a contender is given beside the data. */
export interface FitContext {
  readonly seed: number;
  /** This contender's own stream: other contenders' draws do not shift it. */
  readonly rng: Rng;
  /** Its share of the run's time. A contender that learns for as long as it may stops when it is spent. */
  readonly budget: FitBudget;
  /** For checkpoints: kept until the contender is done, so that an interrupted fit can go on. Made when it is needed. */
  readonly cacheDir: string;
  /** Of all contenders and runs: vectors of contents, by the contents' hash. May not exist yet. */
  readonly vectorDir: string;
  readonly onProgress: OnProgress;
  /** Long work looks at it and throws its reason (`signal.throwIfAborted()`). */
  readonly signal: AbortSignal;
}

/** What every fitted contender has. */
interface Fitted {
  /** What was chosen on validation; goes into the result file as JSON. */
  readonly settings: unknown;
  /** Gives threads and tensors back, once everything is scored. */
  close?(): void | Promise<void>;
}

export interface FittedItems extends Fitted {
  /** Scores of all items: for `valid` from what stands before validation, for `test` from all that was given. */
  scores(split: 'valid' | 'test'): ItemScores;
}

export interface FittedQueries extends Fitted {
  /** One score a product of the query, in their order; larger is better. */
  scoreQuery(query: number): Float32Array | Promise<Float32Array>;
}

/** Somebody who ranks: learns from `data`, in which the test labels are held back (held-back.ts), and then scores. */
export interface DatasetContender<Data, Ranked extends Fitted> {
  readonly name: string;
  /** The model without one of its parts: its row goes into a table of its own. */
  readonly role?: 'ablation';
  /** Its part of the time, against the others'; 1 without it. 0 for what takes no time to fit. */
  readonly budgetShare?: number;
  fit(data: Data, context: FitContext): Promise<Ranked>;
}

export type InteractionsContender = DatasetContender<InteractionsData, FittedItems>;
export type SequencesContender = DatasetContender<SequencesData, FittedItems>;
/** Fitted once a fold. */
export type JudgementsContender = DatasetContender<JudgementsFold, FittedQueries>;
