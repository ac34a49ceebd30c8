import type { CatalogIndex } from './catalog-index.ts';
import type { QueryVectors } from './query-vectors.ts';
import type { RankedList } from './reciprocal-rank.ts';

/** Absent vectors retrieve nothing. */
export interface NearRequest extends QueryVectors {
  /** Which live rows are looked for; absent: all. */
  readonly filter?: (row: number) => boolean;
  /** Aborts when nobody waits for the lists any more. */
  readonly signal?: AbortSignal;
}

const LIMITS = { semantic: 200, visual: 100 } as const;
/** Of a photograph: nothing else may say what is wanted. */
const PHOTOGRAPH_LIMIT = 400;
const SPACE = { semantic: 'text', visual: 'image' } as const;
/**
 * Below it a neighbour is chance. Columns are centred on the catalogue, so unrelated items lie around 0: of 2,939 fashion
 * titles `asdf qwerty zxcv` finds 1 above it, `running shoes` 410, `sunglasses` 79.
 */
const MIN_COSINE = 0.3;

/** Items near to the query in meaning (text column) and in looks (image column), whatever words they hold. */
export async function nearLists(request: NearRequest, index: CatalogIndex): Promise<RankedList[]> {
  const { text, photograph, filter, signal } = request;
  // What the words look like is a guess beside a photograph.
  const image = photograph?.vector ?? request.image;
  const limits = photograph === undefined ? LIMITS : { ...LIMITS, visual: PHOTOGRAPH_LIMIT };
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
      ...(signal === undefined ? {} : { signal }),
      limit: limits[source],
      minimum: MIN_COSINE,
    });
    return { source, rows };
  };
  return Promise.all([
    ...(text === undefined ? [] : [list('semantic', text)]),
    ...(image === undefined ? [] : [list('visual', image)]),
  ]);
}
