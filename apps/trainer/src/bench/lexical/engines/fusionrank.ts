import { createLexicalIndex } from '@fusionrank/search/lexical';
import { indexTerms } from '@fusionrank/search/understanding';
import { type LexicalEngine, nothingElsewhere } from '../engine.ts';

/** The index that `searchRanked` asks. Its time includes reading the query and counting the matches. */
export function openFusionRank(): Promise<LexicalEngine> {
  const index = createLexicalIndex();
  return Promise.resolve({
    ...nothingElsewhere,
    version: 'this commit',
    add: (products) => {
      for (const { row, fields } of products) index.put(row, fields);
    },
    complete: () => undefined,
    top: (query, limit) => index.top([...new Set(indexTerms(query).terms)], { limit }).rows,
  });
}
