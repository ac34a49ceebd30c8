import type { ScalarPoint } from './tensorboard/event.ts';
import type { TrainingConfig } from './training-config.ts';
import type { TrainingState } from './training-state.ts';

/** What one step did. */
export interface StepReport {
  readonly loss: number;
  readonly learningRate: number;
  readonly gradients: ReadonlyMap<string, Float32Array>;
}

/**
 * What is worth drawing after a step: every `scalarsEverySteps` steps the step itself, after an epoch's last one the epoch.
 * Undefined after the steps between.
 */
export function scalarsOf(
  { step, epochs }: TrainingState,
  report: StepReport,
  { config, stepsPerEpoch }: { readonly config: TrainingConfig; readonly stepsPerEpoch: number },
): ScalarPoint | undefined {
  const scalars: Record<string, number> = {};
  if (step % config.scalarsEverySteps === 0) {
    scalars['step/loss'] = report.loss;
    scalars['step/learning_rate'] = report.learningRate;
    scalars['step/gradient_norm'] = norm(report.gradients);
  }
  const epoch = step % stepsPerEpoch === 0 ? epochs.at(-1) : undefined;
  if (epoch !== undefined) {
    scalars['epoch/loss'] = epoch.loss;
    scalars[`epoch/validation_NDCG@${config.validationCutoff}`] = epoch.validationNdcg;
  }
  return Object.keys(scalars).length === 0 ? undefined : { step, scalars };
}

/** Euclidean, over all weights together. */
function norm(gradients: StepReport['gradients']): number {
  let squares = 0;
  for (const gradient of gradients.values()) for (const slope of gradient) squares += slope * slope;
  return Math.sqrt(squares);
}
