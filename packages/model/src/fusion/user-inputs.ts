import { MODALITIES } from '@fusionrank/domain/modality';
import type * as tf from '@tensorflow/tfjs-core';

/** The user side of `count` requests, row-major. A history is padded to `historyLength`. */
export interface UserInputs {
  readonly count: number;
  readonly historyLength: number;
  /** [count · historyLength]: index into the item blocks given beside; any index where padded. */
  readonly historyItems: Int32Array;
  /** [count · historyLength, MODALITIES.length], 1 where the entry is real and its item has the block. */
  readonly historyPresent: Float32Array;
  /** [count · historyLength, INTERACTION_FEATURES] */
  readonly interactions: Float32Array;
  /** [count, widths.profile] */
  readonly profile: Float32Array;
  /** [count, widths.text], zeros without a query. */
  readonly queryText: Float32Array;
  /** [count, widths.image], zeros without a query or a text → image map. */
  readonly queryImage: Float32Array;
  /** [count], 1 where there is a query. */
  readonly hasQuery: Float32Array;
}

/** What reading a history takes: the requests, and the item blocks that their history places point at. */
export interface HistoryInputs extends UserInputs {
  /** W of the items, [items, d]. */
  readonly items: tf.Tensor2D;
}

/** Which request each history entry belongs to, [count · historyLength]. */
export function ownerOf({ count, historyLength }: UserInputs): Int32Array {
  return Int32Array.from({ length: count * historyLength }, (_, i) => Math.floor(i / historyLength));
}

/** [count, MODALITIES.length], 1 where no entry of the request's history has the block. */
export function blocksWithoutHistory({ count, historyLength, historyPresent }: UserInputs): Float32Array {
  const blocks = MODALITIES.length;
  const absent = new Float32Array(count * blocks).fill(1);
  for (let entry = 0; entry < count * historyLength; entry++) {
    const owner = Math.floor(entry / historyLength);
    for (let block = 0; block < blocks; block++) {
      if (historyPresent[entry * blocks + block] === 1) absent[owner * blocks + block] = 0;
    }
  }
  return absent;
}
