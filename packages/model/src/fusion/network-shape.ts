import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import { MODALITIES, type Modality } from '@fusionrank/domain/modality';
import { problem } from '@fusionrank/domain/problem';

/**
 * How V and W meet, before the hidden layers: `fusion-matrix` is H = U(V ⊙ W); `hadamard` leaves U out, H = V ⊙ W;
 * `concatenation` is H = [V; W], twice as wide.
 */
export const FUSIONS = ['fusion-matrix', 'hadamard', 'concatenation'] as const;
export type Fusion = (typeof FUSIONS)[number];

/** What reads the history: attention over all of it at once, or a gated recurrence over it in its order. */
export const HISTORY_ENCODERS = ['attention', 'recurrence'] as const;
export type HistoryEncoder = (typeof HISTORY_ENCODERS)[number];

/**
 * Which ways lead from the cross features to the logits: through the hidden layers alone, or past them as well, which is the wide
 * part of a wide & deep network (Cheng et al., 2016).
 */
export const CROSS_PATHS = ['hidden', 'hidden-and-linear'] as const;
export type CrossPath = (typeof CROSS_PATHS)[number];

/** What may be chosen about the network. */
export interface NetworkConfig {
  /** Width of each modality's block of V and W. */
  readonly blocks: Readonly<Record<Modality, number>>;
  readonly fusion: Fusion;
  readonly history: HistoryEncoder;
  /** Widths of the hidden layers, first to last. */
  readonly hidden: readonly number[];
  readonly crossPath: CrossPath;
  /** The same of H, what user and item agree in. */
  readonly fusionPath: CrossPath;
  /** Share of hidden units dropped in training, in [0, 1). */
  readonly dropout: number;
  /** Share of cross features dropped in training, each pair's on their own, in [0, 1): a dropped one stands at its mean. */
  readonly crossDropout: number;
  /** Share of an item's modality blocks dropped in training, in [0, 1); one block always stays. */
  readonly modalityDropout: number;
  /** Share of training slates seen as by an unknown user, in [0, 1): what an empty profile is then scored with. */
  readonly userDropout: number;
}

export const DEFAULT_NETWORK_CONFIG: NetworkConfig = {
  blocks: { text: 32, image: 32, attributes: 32, numeric: 32, behaviour: 32 },
  fusion: 'fusion-matrix',
  history: 'attention',
  hidden: [128, 64],
  crossPath: 'hidden-and-linear',
  fusionPath: 'hidden',
  dropout: 0.1,
  crossDropout: 0,
  modalityDropout: 0.1,
  userDropout: 0.1,
};

/** The widths that come from the data. */
export interface InputWidths {
  readonly text: number;
  readonly image: number;
  readonly numeric: number;
  readonly behaviour: number;
  /** Rows of the attribute embedding; id 0 is "not said" and has no vector. */
  readonly attributeVocabulary: number;
  readonly profile: number;
  readonly cross: number;
  readonly objectives: number;
}

export interface NetworkShape {
  readonly config: NetworkConfig;
  readonly widths: InputWidths;
}

export interface BlockRange {
  readonly modality: Modality;
  /** First column in V and W. */
  readonly start: number;
  readonly width: number;
}

/** Where each block stands in V and W, in the order of MODALITIES. */
export function blockRanges(config: NetworkConfig): readonly BlockRange[] {
  let start = 0;
  return MODALITIES.map((modality) => {
    const width = config.blocks[modality];
    if (!Number.isInteger(width) || width < 1) {
      throw problem('INVALID_INPUT', `block width of ${modality}: expected a whole number ≥ 1, got ${width}`);
    }
    const range = { modality, start, width };
    start += width;
    return range;
  });
}

/** d, the width of V and W. */
export function fusedWidth(config: NetworkConfig): number {
  return MODALITIES.reduce((sum, modality) => sum + config.blocks[modality], 0);
}

/** Width of H: what the hidden layers read of V and W. */
export function fusionWidth(config: NetworkConfig): number {
  return config.fusion === 'concatenation' ? 2 * fusedWidth(config) : fusedWidth(config);
}

/** Whether the cross features reach the logits past the hidden layers too. */
export function hasLinearCross({ config, widths }: NetworkShape): boolean {
  return config.crossPath === 'hidden-and-linear' && widths.cross > 0;
}

/** Whether training leaves cross features out. */
export function dropsCross({ config, widths }: NetworkShape): boolean {
  return config.crossDropout > 0 && widths.cross > 0;
}

/** What attention knows of one interaction beside its item: its kind (one-hot), its age four ways and its place three ways. */
export const INTERACTION_FEATURES = INTERACTION_KINDS.length + 7;

/** Positions past this one share its bias. */
export const POSITION_COUNT = 64;

/** How far a cross feature may lie from its training mean, in standard deviations. */
export const CROSS_LIMIT = 5;
