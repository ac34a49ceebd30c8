import type { OnProgress } from '@fusionrank/domain/progress';
import type { SparseMatrix } from '../sparse-matrix.ts';

/** How a history becomes a user's vector. */
export type HistoryReading =
  /** In its order: causal self-attention, every entry learning to foretell the next one. */
  | {
      readonly kind: 'sequence';
      readonly layers: number;
      readonly heads: number;
      /** Share of inputs dropped in training, in [0, 1). */
      readonly dropout: number;
      /** Entries read, the newest. */
      readonly length: number;
    }
  /** As a set: the mean of its items' vectors over n^damping, learning to foretell a hidden part from the rest. */
  | {
      readonly kind: 'set';
      /** In (0, 1). */
      readonly hiddenShare: number;
      /** In [0, 1]. */
      readonly damping: number;
    };

export interface HistoryEncoderSettings {
  readonly reading: HistoryReading;
  readonly width: number;
  /** Cosines are divided by it; learned from there in a sequence, as it is in a set, which would learn its users by heart. */
  readonly temperature: number;
  readonly learningRate: number;
  readonly epochs: number;
  /** Places to foretell a step: entries of sequences, users of sets. */
  readonly batch: number;
  /** Items drawn a step, beside the targets, to choose the target from; all of them where there are no more. */
  readonly negatives: number;
  readonly seed: number;
}

export interface HistoryEncoderData {
  readonly items: number;
  /** Items each user took; in a sequence oldest first. */
  readonly histories: readonly Int32Array[];
  /** items × parameters (item-operator.ts). */
  readonly operator: SparseMatrix;
  /** [items, width]: where the items' own parameters start, of length about 0.1 · √width; at random without it. */
  readonly start?: Float32Array;
}

export interface HistoryEncoderRun {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Looks at the model after an epoch (from 1); absent: the last one is kept. */
  readonly onEpoch?: (encoder: HistoryEncoder, epoch: number) => Promise<EpochVerdict>;
}

/** `best`: keep this epoch and go on; `worse`: keep an earlier one and go on; `last`: keep this one and end; `stop`: keep an earlier one and end. */
export type EpochVerdict = 'best' | 'last' | 'worse' | 'stop';

/** A user likes item i by scale · cos(u, q_i) + bias_i, the logit of a softmax over all items. */
export interface HistoryEncoder {
  readonly width: number;
  /** [items, width], unit vectors. */
  readonly items: Float32Array;
  /** [items] */
  readonly bias: Float32Array;
  readonly scale: number;
  /** Unit vectors of users with these histories, [histories, width]; zeros for an empty history. */
  readonly usersOf: (histories: readonly Int32Array[]) => Promise<Float32Array>;
}
