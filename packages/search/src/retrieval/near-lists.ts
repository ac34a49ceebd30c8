import type { CatalogIndex } from './catalog-index.ts';
import type { RankedList } from './reciprocal-rank.ts';

/** The query in the items' spaces; absent ones retrieve nothing. */
export interface NearRequest {
  readonly text?: Float32Array;
  readonly image?: Float32Array;
  /** Which live rows are looked for; absent: all. */
  readonly filter?: (row: number) => boolean;
}

const LIMITS = { semantic: 200, visual: 100 } as const;
const SPACE = { semantic: 'text', visual: 'image' } as const;
/**
 * Below it a neighbour is chance. Columns are centred on the catalogue, so unrelated items lie around 0: of 2,939 fashion
 * titles `asdf qwerty zxcv` finds 1 above it, `running shoes` 410, `sunglasses` 79.
 */
const MIN_COSINE = 0.3;

/** Items near to the query in meaning (text column) and in looks (image column), whatever words they hold. */
export async function nearLists({ text, image, filter }: NearRequest, index: CatalogIndex): Promise<RankedList[]> {
  const features = index.features();
  if (features === undefined) return [];
  const list = async (source: keyof typeof LIMITS, query: Float32Array): Promise<RankedList> => {
    const space = SPACE[source];
    const rows = await index.vectors.nearest({
      table: features.table,
      space,
      query,
      likeness: features.cosineTo(space, query),
      ...(filter === undefined ? {} : { filter }),
      limit: LIMITS[source],
      minimum: MIN_COSINE,
    });
    return { source, rows };
  };
  return Promise.all([
    ...(text === undefined ? [] : [list('semantic', text)]),
    ...(image === undefined ? [] : [list('visual', image)]),
  ]);
}
