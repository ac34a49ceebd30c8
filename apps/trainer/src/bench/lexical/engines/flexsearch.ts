import { FIELDS } from '@fusionrank/search/lexical';
import { Document } from 'flexsearch';
import { type LexicalEngine, nothingElsewhere } from '../engine.ts';
import { packageVersion } from './package-version.ts';

/** FlexSearch's document index: whole words, fields one after the other, matches of some of the words after those of all. */
export function openFlexSearch(): Promise<LexicalEngine> {
  const index = new Document({ document: { id: 'row', index: [...FIELDS] }, tokenize: 'strict' });
  return Promise.resolve({
    ...nothingElsewhere,
    version: packageVersion('flexsearch'),
    add: (products) => {
      for (const { row, fields } of products) index.add({ row, ...fields });
    },
    complete: () => undefined,
    top: (query, limit) => {
      const found = index.search(query, { limit, suggest: true, merge: true }) as unknown as readonly { id: number }[];
      return found.slice(0, limit).map(({ id }) => id);
    },
  });
}
