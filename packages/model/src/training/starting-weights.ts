import { problem } from '@fusionrank/domain/problem';
import type { Weights } from '../fusion/weights.ts';
import type { TrainingConfig } from './training-config.ts';

/**
 * The weights that a run starts from: `zeroed` ones at 0, `frozen` ones marked as fixed.
 * @throws Problem INVALID_INPUT for a name that no weight begins with.
 */
export function startedAs(weights: Weights, { zeroed, frozen }: Pick<TrainingConfig, 'zeroed' | 'frozen'>): Weights {
  const names = [...weights.keys()];
  const unknown = [...zeroed, ...frozen].find((start) => !names.some((name) => name.startsWith(start)));
  if (unknown !== undefined)
    throw problem('INVALID_INPUT', `zeroed and frozen: expected what weights' names begin with, got ${unknown}`);
  const isOf = (starts: readonly string[], name: string): boolean => starts.some((start) => name.startsWith(start));
  return new Map(
    [...weights].map(([name, weight]) => [
      name,
      {
        ...weight,
        ...(isOf(zeroed, name) && { values: new Float32Array(weight.values.length) }),
        ...(isOf(frozen, name) && { kind: 'fixed' as const }),
      },
    ]),
  );
}
