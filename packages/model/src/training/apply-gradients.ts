import { ATTRIBUTE_TABLE, type Weights } from '../fusion/weights.ts';
import { adamStep, adamStepOfRows, type Moments } from '../optimization/adam.ts';
import type { LossAndGradients } from './gradients.ts';

interface GradientStep extends LossAndGradients {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  /** Decoupled weight decay of matrices, per unit of learning rate. */
  readonly weightDecay: number;
}

/** What a step changes in place. */
interface Learned {
  readonly weights: Weights;
  readonly moments: ReadonlyMap<string, Moments>;
}

/** One Adam step of every weight that has a gradient, in place; of the attribute table, the rows that were read. */
export function applyGradients({ weights, moments: all }: Learned, gradientStep: GradientStep): void {
  const { gradients, attributeRows, step, learningRate } = gradientStep;
  for (const [name, gradient] of gradients) {
    const weight = weights.get(name);
    const moments = all.get(name);
    if (weight === undefined || moments === undefined) throw new TypeError(`no state for weight ${name}`);
    const weightDecay = decays(name, weight.shape[0]) ? gradientStep.weightDecay : 0;
    const update = { values: weight.values, moments, gradient, step, learningRate, weightDecay };
    if (name === ATTRIBUTE_TABLE) adamStepOfRows(update, attributeRows, weight.shape[1]);
    else adamStep(update);
  }
}

/** Vectors keep their size, as do the two matrices that start as identities. */
function decays(name: string, rows: number): boolean {
  return rows > 1 && name !== 'fusion.U' && name !== 'user.history' && name !== 'position.bias';
}
