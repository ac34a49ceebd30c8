import type { SynonymTable } from './synonym-table.ts';

/** A value of an item's column named in words. */
export interface AttributeMention {
  /** `brand`, `category`, or an attribute's key. */
  readonly key: string;
  /** As the shop writes it. */
  readonly value: string;
}

/** What understanding asks of the catalogue: a query can only be read by the words of what is sold. */
export interface QueryVocabulary {
  /** Whether any live item holds the index term. */
  readonly hasTerm: (term: string) => boolean;
  /** The catalogue's nearest word to one it does not know. */
  readonly correct: (word: string) => string | undefined;
  /** Values written like this phrase (see `phraseKey`). */
  readonly mentionsOf: (phrase: string) => readonly AttributeMention[];
  readonly synonyms: Pick<SynonymTable, 'of' | 'longest'>;
}
