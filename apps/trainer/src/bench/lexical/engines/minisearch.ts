import { FIELDS } from '@fusionrank/search/lexical';
import MiniSearch from 'minisearch';
import type { BenchProduct } from '../bench-products.ts';
import { type LexicalEngine, nothingElsewhere } from '../engine.ts';
import { packageVersion } from './package-version.ts';

/** MiniSearch: BM25+ over all matches of any word. */
export function openMiniSearch(): Promise<LexicalEngine> {
  const index = new MiniSearch<BenchProduct>({
    idField: 'row',
    fields: [...FIELDS],
    extractField: (product, field) =>
      field === 'row' ? String(product.row) : product.fields[field as keyof BenchProduct['fields']],
    searchOptions: { boost: { title: 3, brand: 2, category: 2, attributes: 1.5, description: 0.6 } },
  });
  return Promise.resolve({
    ...nothingElsewhere,
    version: packageVersion('minisearch'),
    add: (products) => index.addAll(products),
    complete: () => undefined,
    top: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => Number(id)),
  });
}
