import { Tensor } from 'onnxruntime-node';
import type { Feeds } from '../../fusion/learning-graph/feeds.ts';
import type { ItemVectors } from '../item-vectors.ts';

/** The item vectors as a serving graph of their precision reads them (served-items.ts): where they lie, nothing is copied. */
export function itemVectorFeeds(vectors: ItemVectors, d: number): Feeds {
  const size = [vectors.values.length / d, d];
  switch (vectors.precision) {
    case 'float32':
      return { 'batch:table': new Tensor('float32', vectors.values, size) };
    case 'float16':
      return { 'batch:table': new Tensor('float16', vectors.values, size) };
    case 'int8':
      return {
        'batch:table': new Tensor('int8', vectors.values, size),
        'batch:scales': new Tensor('float32', vectors.scales, [vectors.scales.length]),
      };
  }
}
