import { warmedCosine } from '../optimization/warmed-cosine.ts';
import type { TrainingConfig } from './training-config.ts';

/** The learning rate of a step (from 0) of `totalSteps`: a warm-up, then half a cosine down to `finalLearningRateShare`. */
export function learningRateAt(step: number, totalSteps: number, config: TrainingConfig): number {
  const { learningRate, warmUpSteps, finalLearningRateShare } = config;
  return warmedCosine(step, { peak: learningRate, warmUpSteps, totalSteps, finalShare: finalLearningRateShare });
}
