import type { TrainingConfig } from './training-config.ts';

/**
 * The learning rate of a step (from 0) of `totalSteps`: linear from 0 over the warm-up, then half a cosine down to
 * `finalLearningRateShare` (Loshchilov & Hutter, 2017, without restarts).
 */
export function learningRateAt(step: number, totalSteps: number, config: TrainingConfig): number {
  const { learningRate, warmUpSteps, finalLearningRateShare: floor } = config;
  if (step < warmUpSteps) return (learningRate * (step + 1)) / warmUpSteps;
  const progress = Math.min((step - warmUpSteps) / Math.max(totalSteps - warmUpSteps, 1), 1);
  return learningRate * (floor + ((1 - floor) * (1 + Math.cos(Math.PI * progress))) / 2);
}
