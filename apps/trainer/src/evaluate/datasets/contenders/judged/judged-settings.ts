import type { Fusion } from '@fusionrank/model/training';
import { DEFAULT_NETWORK_CONFIG, type TrainingConfig } from '@fusionrank/model/training';
import { TEXT_EVIDENCE, TEXT_RELEVANCE_FEATURES, type TextEvidence } from '@fusionrank/search/text-relevance';

/** How the query's and the title's vectors meet; `none`: they don't, cross features alone speak of the texts. */
type TextFusion = Fusion | 'none';

export const TEXT_FUSIONS: readonly TextFusion[] = ['hadamard', 'fusion-matrix', 'concatenation', 'none'];

interface SharedSettings {
  /** What its cross features go by. */
  readonly evidence: readonly TextEvidence[];
  /** Whether the cross features go through hidden units too, or only straight to the score. */
  readonly layers: 'hidden-and-linear' | 'linear';
}

/** One network for judged products. */
export interface JudgedSettings extends SharedSettings {
  readonly textFusion: TextFusion;
}

/** Networks for judged products whose scores are averaged; goes into the result as JSON. */
export interface JudgedEnsembleSettings extends SharedSettings {
  readonly textFusions: readonly TextFusion[];
}

export const ALL_EVIDENCE: SharedSettings = { evidence: TEXT_EVIDENCE, layers: 'hidden-and-linear' };

/** Width of the text block: pairs of columns, one pair a direction of the titles' vectors. */
const TEXT_BLOCK = 128;
/** Blocks of what is not known of a judged product. */
const NO_BLOCK = 1;
/** They start as sums of what the blocks agree in (initialWeights), so that only those of the text block have something to say. */
const HIDDEN = 8;

/**
 * A small network on few queries: projections stay the directions they start as (learned ones would learn the queries by heart), all
 * that is linear starts at 0, and a step takes all slates, so that a dozen steps are told apart by the stopping queries.
 */
export function trainingOf({ textFusion, layers }: JudgedSettings): Partial<TrainingConfig> {
  const text = textFusion === 'none' ? NO_BLOCK : TEXT_BLOCK;
  return {
    network: {
      ...DEFAULT_NETWORK_CONFIG,
      blocks: { text, image: NO_BLOCK, attributes: NO_BLOCK, numeric: NO_BLOCK, behaviour: NO_BLOCK },
      fusion: textFusion === 'none' ? 'hadamard' : textFusion,
      hidden: [HIDDEN],
      fusionPath: textFusion === 'none' ? 'hidden' : 'hidden-and-linear',
      dropout: 0.2,
      crossDropout: 0.2,
      modalityDropout: 0,
      userDropout: 0,
    },
    loss: { kind: 'listwise' },
    lossWeights: [1, 0, 0],
    scoreWeights: [1, 0, 0],
    slatesPerStep: 1_000,
    maxEpochs: 40,
    patience: 12,
    validationCutoff: 15,
    learningRate: 0.01,
    warmUpSteps: 1,
    finalLearningRateShare: 1,
    weightDecay: 0.3,
    zeroed: ['user.base', 'head.kernel'],
    frozen: ['item.', 'user.', ...(layers === 'linear' ? ['hidden.', 'head.kernel'] : [])],
  };
}

/** Names of the features that the settings keep. */
export function featuresOf({ evidence }: Pick<SharedSettings, 'evidence'>): readonly string[] {
  return evidence.flatMap((kind) => TEXT_RELEVANCE_FEATURES[kind]);
}
