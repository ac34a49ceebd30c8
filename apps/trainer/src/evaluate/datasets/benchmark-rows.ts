import { createRng } from '@fusionrank/domain/rng';
import { bootstrapDifference, bootstrapMean, type Estimate } from '@fusionrank/model/evaluation';
import type { BenchmarkRow, ColdItemsResult } from './benchmark-result.ts';
import type { FitCost } from './fit-cost.ts';
import type { ColdItems, MetricValues, Outcome, Protocol } from './protocols/protocol.ts';

/** A contender whose test rankings have been judged. */
export interface JudgedEntrant extends FitCost {
  readonly name: string;
  readonly settings: unknown;
  readonly valid: MetricValues;
  readonly test: MetricValues;
}

/**
 * Rows with 95 % bootstrap intervals over users or queries; all but the model's own hold the model's paired lift over them.
 * The same seed gives the same intervals.
 */
export function benchmarkRows(
  entrants: readonly JudgedEntrant[],
  model: JudgedEntrant | undefined,
  { mainMetric, metrics, seed }: Pick<Protocol, 'mainMetric' | 'metrics'> & { readonly seed: number },
): BenchmarkRow[] {
  return entrants.map((entrant) => {
    const { name, settings, seconds, peakMiB } = entrant;
    const lift = model === undefined || model === entrant ? null : liftOver(entrant, { model, mainMetric, seed });
    return {
      name,
      settings,
      seconds,
      peakMiB,
      valid: estimatesOf(entrant.valid, metrics, seed),
      test: estimatesOf(entrant.test, metrics, seed),
      ...(lift === null ? {} : { lift }),
    };
  });
}

/** The same contenders by the test items that nobody took in training. */
export function coldRows(
  cold: ColdItems,
  entrants: readonly { readonly name: string; readonly test: Outcome['test'] }[],
  seed: number,
): ColdItemsResult {
  const rows = entrants.map(({ name, test }) => ({ name, test: estimatesOf(cold.judge(test), cold.metrics, seed) }));
  return { metrics: [...cold.metrics], rows };
}

function estimatesOf(values: MetricValues, metrics: readonly string[], seed: number): Record<string, Estimate> {
  const estimates: Record<string, Estimate> = {};
  for (const metric of metrics) {
    const estimate = bootstrapMean(values[metric] ?? [], { rng: createRng(`${seed}/${metric}`) });
    if (estimate !== null) estimates[metric] = estimate;
  }
  return estimates;
}

interface Over {
  readonly model: JudgedEntrant;
  readonly mainMetric: string;
  readonly seed: number;
}

function liftOver({ test }: JudgedEntrant, { model, mainMetric, seed }: Over): Estimate | null {
  const rng = createRng(`${seed}/lift`);
  return bootstrapDifference(model.test[mainMetric] ?? [], test[mainMetric] ?? [], { rng });
}
