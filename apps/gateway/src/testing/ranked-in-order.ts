import { parseItemId } from '@fusionrank/domain/id';
import { RankedItems } from '@fusionrank/domain/ranked-items';

/** The items i0, i1, … of an index that holds no others, the nearer to the top the better their score. */
export function rankedInOrder(count: number): RankedItems {
  return new RankedItems({
    rows: Int32Array.from({ length: count }, (_, row) => row),
    scores: Float64Array.from({ length: count }, (_, row) => 1 - row / 1000),
    sources: new Uint8Array(count),
    idAt: (row) => parseItemId(`i${row}`),
  });
}
