import { blockRanges, fusedWidth } from '../fusion/network-shape.ts';
import { type ItemMatrix, rowOf } from './item-matrix.ts';
import type { RankRequest } from './ranker.ts';
import type { TrainedNetwork } from './trained-network.ts';

/**
 * [rows, d]: the candidates' rows of W, blocks to do without replaced by the learned missing vector.
 * @throws RangeError when one of the rows is not the matrix's.
 */
export function candidateRows(
  { shape, weights }: Pick<TrainedNetwork, 'shape' | 'weights'>,
  items: ItemMatrix,
  { rows, without = [] }: Pick<RankRequest, 'rows' | 'without'>,
): Float32Array {
  const d = fusedWidth(shape.config);
  const missing = weights.get('item.missing')?.values ?? new Float32Array(d);
  const replaced = blockRanges(shape.config).filter(({ modality }) => without.includes(modality));
  const out = new Float32Array(rows.length * d);
  rows.forEach((row, i) => {
    out.set(rowOf(items, row), i * d);
    for (const { start, width } of replaced) out.set(missing.subarray(start, start + width), i * d + start);
  });
  return out;
}
