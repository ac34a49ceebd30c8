import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { TextEncoderWeights } from '../encoders/learned/text-encoder-weights.ts';
import type { FeatureEncoding } from '../ranking/feature-encoding.ts';
import type { ModalityColumn } from '../ranking/item-features.ts';
import type { TrainedNetwork } from '../ranking/trained-network.ts';
import type { Manifest } from './manifest.ts';

/** Everything a process needs to rank with one training run, beside the catalogue itself. */
export interface Artifact extends ArtifactContents {
  readonly manifest: Manifest;
}

export interface ArtifactContents {
  readonly network: TrainedNetwork;
  readonly encoding: FeatureEncoding;
  /** Absent when the shop has no such modality. */
  readonly textPca?: PcaBasis;
  readonly imagePca?: PcaBasis;
  /** What the shop's own queries taught; its vectors stand behind the principal components in the text column. */
  readonly textEncoder?: TextEncoderWeights;
  /** From the principal components of texts to the image column's space. */
  readonly textToImage?: LinearMap;
  readonly behaviour?: BehaviourSnapshot;
  readonly items: ItemSnapshot;
  readonly provenance: Provenance;
}

/** Principal components: (x − mean) · componentsᵀ, each over its scale where there is one. */
export interface PcaBasis {
  /** Numbers of an input vector. */
  readonly width: number;
  /** Components kept. */
  readonly count: number;
  /** [width] */
  readonly mean: Float32Array;
  /** [count, width], row-major. */
  readonly components: Float32Array;
  /** [count] */
  readonly scale?: Float32Array;
}

/** x · matrix + bias. */
export interface LinearMap {
  readonly inputWidth: number;
  readonly outputWidth: number;
  /** [inputWidth, outputWidth], row-major. */
  readonly matrix: Float32Array;
  /** [outputWidth] */
  readonly bias: Float32Array;
}

/** What collaborative filtering learned. */
export interface BehaviourSnapshot {
  /** Width of a factor. */
  readonly width: number;
  readonly itemIds: readonly ItemId[];
  /** [itemIds, width] */
  readonly itemFactors: Float32Array;
  readonly itemNeighbours: NeighbourTable;
  readonly userIds: readonly UserId[];
  /** [userIds, width] */
  readonly userFactors: Float32Array;
  readonly userNeighbours: NeighbourTable;
}

/** The nearest of each row, nearest first. */
export interface NeighbourTable {
  readonly perRow: number;
  /** [rows, perRow]: index of the neighbour, −1 where there are fewer. */
  readonly indices: Int32Array;
  /** [rows, perRow]: similarity, larger is nearer. */
  readonly similarities: Float32Array;
}

/** The catalogue as it was trained on: enough to start serving without reading raw encoder vectors. */
export interface ItemSnapshot {
  readonly ids: readonly ItemId[];
  /** What was encoded, aligned with ids; absent where the modality is missing. */
  readonly textHashes: readonly (string | undefined)[];
  readonly imageHashes: readonly (string | undefined)[];
  /** PCA vectors, aligned with ids. */
  readonly text: ModalityColumn;
  readonly image: ModalityColumn;
}

/** Where the artifact comes from: what a person asks about a model. */
export interface Provenance {
  readonly createdAt: Date;
  readonly codeVersion: string;
  /** Hash of the training data. */
  readonly dataFingerprint: string;
  readonly seed: number;
  /** TensorFlow.js backend of the training run. */
  readonly backend: string;
  /** Names and versions of the frozen encoders. */
  readonly encoders: { readonly text?: string; readonly image?: string };
  /** Whether simulated shoppers or products are in the training data. */
  readonly simulated: boolean;
  /** Plain JSON: metrics on every split beside the baselines, and the training configuration. */
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly training: Readonly<Record<string, unknown>>;
}
