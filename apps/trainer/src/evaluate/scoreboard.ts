import { createRng } from '@fusionrank/domain/rng';
import { bootstrapDifference, bootstrapMean, type Estimate } from '@fusionrank/model/evaluation';
import { METRICS, type EvaluationTable, type Metric, type PolicyRow } from './result.ts';

/** What one policy scored on one query; null where the metric says nothing about it. */
export type QueryScores = Readonly<Partial<Record<Metric, number | null>>>;

/** One policy's scores, query by query, in the same order for every policy of a table. */
export interface PolicyScores {
  readonly policy: string;
  readonly queries: readonly QueryScores[];
  /** Metrics of the whole list of slates rather than of a query, e.g. coverage. */
  readonly overall?: Readonly<Partial<Record<Metric, number>>>;
}

export type TableHead = Pick<EvaluationTable, 'title' | 'protocol' | 'simulated'>;

/**
 * Turns scores per query into a table with 95 % bootstrap intervals; the first policy is the model, the others are held
 * against it on the same queries.
 */
export function scoreboard(head: TableHead, policies: readonly PolicyScores[], seed: number): EvaluationTable {
  const [model] = policies;
  return {
    ...head,
    queries: model?.queries.length ?? 0,
    rows: policies.map((scores, i) => row(scores, i === 0 ? undefined : model, seed)),
  };
}

function row(scores: PolicyScores, model: PolicyScores | undefined, seed: number): PolicyRow {
  const values: Partial<Record<Metric, Estimate>> = {};
  for (const metric of METRICS) {
    const estimate = estimateOf(scores, metric, seed);
    if (estimate !== null) values[metric] = estimate;
  }
  const lift = model === undefined ? null : liftOver(model, scores, seed);
  return lift === null ? { policy: scores.policy, values } : { policy: scores.policy, values, lift };
}

function estimateOf(scores: PolicyScores, metric: Metric, seed: number): Estimate | null {
  const whole = scores.overall?.[metric];
  if (whole !== undefined) return { mean: whole, low: whole, high: whole, count: scores.queries.length };
  return bootstrapMean(column(scores, metric), { rng: createRng(`${seed}/${metric}`) });
}

function liftOver(model: PolicyScores, other: PolicyScores, seed: number): Estimate | null {
  return bootstrapDifference(column(model, 'NDCG@10'), column(other, 'NDCG@10'), { rng: createRng(`${seed}/lift`) });
}

function column(scores: PolicyScores, metric: Metric): readonly (number | null)[] {
  return scores.queries.map((query) => query[metric] ?? null);
}
