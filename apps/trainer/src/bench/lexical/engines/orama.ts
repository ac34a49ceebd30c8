import { create, insertMultiple, search } from '@orama/orama';
import { type LexicalEngine, nothingElsewhere } from '../engine.ts';
import { packageVersion } from './package-version.ts';

const STRINGS = {
  title: 'string',
  brand: 'string',
  category: 'string',
  attributes: 'string',
  description: 'string',
} as const;

/** Orama: BM25 over all matches of any word. */
export function openOrama(): Promise<LexicalEngine> {
  const index = create({ schema: STRINGS });
  return Promise.resolve({
    ...nothingElsewhere,
    version: packageVersion('@orama/orama'),
    add: async (products) => {
      await insertMultiple(
        index,
        products.map(({ row, fields }) => ({ id: String(row), ...fields })),
        products.length,
      );
    },
    complete: () => undefined,
    top: async (query, limit) => {
      const { hits } = await search(index, {
        term: query,
        limit,
        threshold: 1,
        boost: { title: 3, brand: 2, category: 2, attributes: 1.5, description: 0.6 },
      });
      return hits.map(({ id }) => Number(id));
    },
  });
}
