import type { SearchRequest } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { QueryVectors } from '../retrieval/query-vectors.ts';
import { understand, type UnderstoodQuery } from '../understanding/understand.ts';
import type { RequestRun } from './request-run.ts';

/** What was asked, by words, by a photograph or by both. */
export interface Asked {
  readonly query: UnderstoodQuery;
  readonly vectors: QueryVectors;
}

/** Reads words and photograph; what its weight leaves out is not looked at, and a photograph that can't be read leaves the words. */
export async function readAsked(
  { text, photograph }: Pick<SearchRequest, 'text' | 'photograph'>,
  { run, index }: { readonly run: RequestRun; readonly index: CatalogIndex },
): Promise<Asked> {
  const query = understand(text, index);
  if (photograph === undefined || (photograph.textWeight >= 1 && !query.browsing)) {
    return { query, vectors: await run.encode(query) };
  }
  const worded = photograph.textWeight > 0 ? query : understand('', index);
  const [vectors, vector] = await Promise.all([run.encode(worded), run.photograph(photograph.picture)]);
  if (vector === undefined) return { query, vectors: worded === query ? vectors : await run.encode(query) };
  const weight = query.browsing ? 1 : 1 - photograph.textWeight;
  return { query: worded, vectors: { ...vectors, photograph: { vector, weight } } };
}
