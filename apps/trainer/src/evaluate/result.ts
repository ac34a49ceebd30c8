import type { Estimate } from '@fusionrank/model/evaluation';
import type { CalibrationReport } from '@fusionrank/model/training';

/** The metrics of a table, in the order in which they are shown; all in [0, 1], larger is better. */
export const METRICS = ['NDCG@10', 'Recall@50', 'MRR', 'AUC', 'coverage'] as const;
export type Metric = (typeof METRICS)[number];

/** One policy's row of a table. */
export interface PolicyRow {
  readonly policy: string;
  /** Absent where the metric says nothing about this table's queries. */
  readonly values: Readonly<Partial<Record<Metric, Estimate>>>;
  /** The model minus this policy on the same queries, NDCG@10; absent on the model's own row. */
  readonly lift?: Estimate;
}

/** One question asked of every policy on the same queries. */
export interface EvaluationTable {
  readonly title: string;
  /** What was ranked, what counted as relevant, which queries. */
  readonly protocol: string;
  /** True where the truth or the log was made by `fusionrank simulate`. */
  readonly simulated: boolean;
  readonly queries: number;
  /** The model's row first. */
  readonly rows: readonly PolicyRow[];
  /** How far the model's click probabilities hold; absent where there is no log to hold them against. */
  readonly probabilities?: CalibrationReport;
}

/** Everything one run of `fusionrank evaluate` found out; what is printed, kept beside the model version and drawn. */
export interface EvaluationResult {
  readonly modelVersion: string;
  readonly evaluatedAt: string;
  readonly seed: number;
  readonly catalogueItems: number;
  readonly tables: readonly EvaluationTable[];
}
