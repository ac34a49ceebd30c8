import { IMAGE_ENCODER_NAME, TEXT_ENCODER_NAME } from '@fusionrank/model/encoders';
import {
  type BackendName,
  DEFAULT_TRAINING_CONFIG,
  type TrainingConfig,
  type TrainingEngineName,
} from '@fusionrank/model/training';
import type { LearnedTextSetting } from './learned-text.ts';
import type { SplitShares } from './time-split.ts';

/** What, beside the data, decides what comes out of a training run. */
export interface TrainingSettings {
  readonly seed: number;
  readonly config?: Partial<TrainingConfig>;
  readonly shares?: SplitShares;
  /** Principal components of text and image. */
  readonly components?: number;
  /** The shop's own text encoder; none unless told: on the demo's validation it gained nothing (NDCG@10 0.377 against 0.380). */
  readonly learnedText?: LearnedTextSetting;
  readonly backend?: BackendName;
}

/** Plain JSON of the settings, and of what the code itself decides. */
export function settingsOf(settings: TrainingSettings): unknown {
  const { seed, config, shares, components, learnedText, backend } = settings;
  const encoders = [TEXT_ENCODER_NAME, IMAGE_ENCODER_NAME];
  return { seed, config, engine: engineOf(settings), shares, components, learnedText, backend, encoders, format: 5 };
}

/** The engine that takes the steps. */
export function engineOf({ config }: TrainingSettings): TrainingEngineName {
  return config?.engine ?? DEFAULT_TRAINING_CONFIG.engine;
}
