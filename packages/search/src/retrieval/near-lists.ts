import type { CatalogIndex } from './catalog-index.ts';
import { nearestRows, type CosineOfRow } from './feature-space.ts';
import type { RankedList } from './reciprocal-rank.ts';

/** The query in the items' spaces; absent ones retrieve nothing. */
export interface NearRequest {
  readonly text?: Float32Array;
  readonly image?: Float32Array;
  readonly accepts: (row: number) => boolean;
}

const LIMITS = { semantic: 200, visual: 100 } as const;
/**
 * Below it a neighbour is chance. Columns are centred on the catalogue, so unrelated items lie around 0: of 2,939 fashion
 * titles `asdf qwerty zxcv` finds 1 above it, `running shoes` 410, `sunglasses` 79.
 */
const MIN_COSINE = 0.3;

/** Items near to the query in meaning (text column) and in looks (image column), whatever words they hold. Exact. */
export function nearLists({ text, image, accepts }: NearRequest, index: CatalogIndex): RankedList[] {
  const features = index.features();
  if (features === undefined) return [];
  const rowCount = features.table.ids.length;
  const list = (source: keyof typeof LIMITS, likeness: CosineOfRow): RankedList => ({
    source,
    rows: nearestRows(likeness, { rowCount, accepts, limit: LIMITS[source], minimum: MIN_COSINE }),
  });
  return [
    ...(text === undefined ? [] : [list('semantic', features.cosineTo('text', text))]),
    ...(image === undefined ? [] : [list('visual', features.cosineTo('image', image))]),
  ];
}
