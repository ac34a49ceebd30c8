import type { OnProgress } from '@fusionrank/domain/progress';
import type { PerUser } from '@fusionrank/model/evaluation';
import type { FitContext } from '../contender.ts';

/** One value a user (or query) of each metric; null where the metric says nothing about them. */
export type MetricValues = Readonly<Record<string, PerUser>>;

/** What a contender leaves behind: enough to judge it on test without fitting it again. */
export interface Outcome {
  readonly settings: unknown;
  readonly valid: MetricValues;
  /** The orders for test, as the protocol packs them (packing.ts). */
  readonly test: string;
}

/** What the run gives to a contender that a protocol lets rank. */
export interface Run {
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
  /** Counts the time and memory of `fit`, which is called once for each of `parts`; `part` names it. */
  fit<T>(part: FitPart, fit: (context: FitContext) => Promise<T>): Promise<T>;
}

export interface FitPart {
  readonly name: string;
  /** Of how many; each gets the same part of the contender's time. */
  readonly parts: number;
}

export interface Entrant {
  readonly name: string;
  readonly role?: 'ablation';
  readonly budgetShare: number;
  rank(run: Run): Promise<Outcome>;
}

/** The same orders, judged by the test items alone that nobody took in what was learnt from. */
export interface ColdItems {
  readonly metrics: readonly string[];
  /** null where a user has no such test item. */
  judge(test: Outcome['test']): MetricValues;
}

/** How a format is judged: who takes part, what is measured, and on whom. */
export interface Protocol {
  /** For whoever reads the table. */
  readonly description: string;
  readonly unit: 'users' | 'queries';
  /** In the order of the table. */
  readonly metrics: readonly string[];
  /** The model's lift is told of this one. */
  readonly mainMetric: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly entrants: readonly Entrant[];
  /** Reads the test labels: called once an entrant, after the last of them has been fitted. */
  judge(test: Outcome['test']): MetricValues;
  /** Absent where there are no such items. */
  readonly cold?: ColdItems;
}
