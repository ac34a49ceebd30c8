import { ATTRIBUTE_TABLE } from '../fusion/weights.ts';
import { adamStep, adamStepOfRows } from '../optimization/adam.ts';
import type { LossAndGradients } from './gradients.ts';
import type { TrainingState } from './training-state.ts';

export interface UpdateRates {
  readonly learningRate: number;
  /** Decoupled; of matrices only. */
  readonly weightDecay: number;
}

/** Moves the weights and moments of a state in place; `state.step` already counts this step. */
export function applyGradients(
  state: TrainingState,
  { gradients, attributeRows }: Omit<LossAndGradients, 'loss'>,
  { learningRate, weightDecay }: UpdateRates,
): void {
  for (const [name, gradient] of gradients) {
    const weight = state.weights.get(name);
    const moments = state.moments.get(name);
    if (weight === undefined || moments === undefined) throw new TypeError(`no state for weight ${name}`);
    const update = {
      values: weight.values,
      moments,
      gradient,
      step: state.step,
      learningRate,
      weightDecay: decays(name, weight.shape[0]) ? weightDecay : 0,
    };
    if (name === ATTRIBUTE_TABLE) adamStepOfRows(update, attributeRows, weight.shape[1]);
    else adamStep(update);
  }
}

/** Vectors keep their size, as do the two matrices that start as identities. */
function decays(name: string, rows: number): boolean {
  return rows > 1 && name !== 'fusion.U' && name !== 'user.history' && name !== 'position.bias';
}
