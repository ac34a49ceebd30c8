import type { Relaxation } from '@fusionrank/domain/search';
import type { RankingBasis } from '@fusionrank/search';
import type { QueryReading, RelaxationKind } from '../types.generated.ts';

export const RELAXATION_KIND = {
  price: 'PRICE',
  filter: 'FILTER',
  words: 'WORDS',
} as const satisfies Record<Relaxation['kind'], RelaxationKind>;

/** What a query was read as; nothing for a ranking that no query led to. */
export function readingOf(query: RankingBasis['query'] | undefined): QueryReading {
  const { price, mentions = [], synonyms = [], unknownWords = [] } = query ?? {};
  return {
    price:
      price === undefined
        ? null
        : { min: price.min?.toString() ?? null, max: price.max?.toString() ?? null, said: price.said },
    mentions: [...mentions],
    synonyms: synonyms.map(({ said, instead }) => ({ said, instead: [...instead] })),
    unknownWords: [...unknownWords],
  };
}
