import { problem } from '@fusionrank/domain/problem';
import type { Weights } from '../fusion/weights.ts';
import type { TrainingConfig } from './training-config.ts';

/**
 * The weights with the linear path of cross features started as configured, and the frozen ones marked as fixed.
 * @throws Problem INVALID_INPUT for a start of an unknown feature, or without a linear path, and for a name that freezes nothing.
 */
export function startedAs(
  weights: Weights,
  crossFeatures: readonly string[],
  { crossStart, frozen }: Pick<TrainingConfig, 'crossStart' | 'frozen'>,
): Weights {
  startCross(weights, crossFeatures, crossStart);
  const unknown = frozen.find((start) => ![...weights.keys()].some((name) => name.startsWith(start)));
  if (unknown !== undefined)
    throw problem('INVALID_INPUT', `frozen: expected the start of a weight's name, got ${unknown}`);
  return new Map(
    [...weights].map(([name, weight]) => [
      name,
      frozen.some((start) => name.startsWith(start)) ? { ...weight, kind: 'fixed' } : weight,
    ]),
  );
}

/** Fills in place. The hidden layers then add nothing at first: the network starts as the linear score that was configured. */
function startCross(
  weights: Weights,
  crossFeatures: readonly string[],
  crossStart: TrainingConfig['crossStart'],
): void {
  const linear = weights.get('head.cross');
  for (const [feature, value] of Object.entries(crossStart)) {
    const row = crossFeatures.indexOf(feature);
    if (linear === undefined)
      throw problem(
        'INVALID_INPUT',
        'crossStart: expected crossPath hidden-and-linear, got a network without a linear path',
      );
    if (row < 0) throw problem('INVALID_INPUT', `crossStart: expected one of the cross features, got ${feature}`);
    linear.values[row * linear.shape[1]] = value;
    weights.get('head.kernel')?.values.fill(0);
  }
}
