import type { Affinity } from '@fusionrank/domain/profile';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { QueryVocabulary } from '../understanding/vocabulary.ts';
import { normalise } from '../understanding/normalise.ts';
import { stem } from '../understanding/stem.ts';
import { understand } from '../understanding/understand.ts';
import { cataloguePhrases, type PhraseSources } from './catalogue-phrases.ts';
import { createPhraseTable, type PhraseTable } from './phrase-table.ts';
import type { Phrase, SuggestionKind } from './phrase.ts';

export interface SuggestRequest {
  /** What was typed so far; empty for what is wanted most. */
  readonly prefix: string;
  /** ≥ 0 */
  readonly limit: number;
  /** Of the shopper; none for a stranger. */
  readonly affinities: readonly Affinity[];
}

export interface Suggestion {
  readonly text: string;
  readonly kind: SuggestionKind;
}

/** Completes what somebody types, by what is wanted by all and liked by them. */
export interface Suggester {
  readonly suggest: (request: SuggestRequest) => readonly Suggestion[];
  /** Puts new phrases in force when they are ready; until then the old ones answer. */
  renew(sources: Omit<PhraseSources, 'finds' | 'index'>): Promise<void>;
}

/** What only liking can add: a phrase of the one brand somebody buys goes before one wanted four times as much. */
const TASTE = 1;
/** Longest prefix that is looked up, in UTF-16 code units. */
const MAX_PREFIX = 100;

export function createSuggester(index: CatalogIndex): Suggester {
  let table: PhraseTable = createPhraseTable([]);
  return {
    suggest: ({ prefix, limit, affinities }) => {
      const typed = prefix.slice(0, MAX_PREFIX);
      const boost = boostOf(affinities);
      const found = table.find(typed, { limit, boost });
      const corrected = found.length > 0 ? undefined : correctedPrefix(typed, index);
      const all = corrected === undefined ? found : table.find(corrected, { limit, boost });
      return all.map(({ text, kind }) => ({ text, kind }));
    },
    renew: async (sources) => {
      const phrases = await cataloguePhrases({ ...sources, index, finds: (query) => finds(query, index) });
      await sources.pause();
      table = createPhraseTable(phrases);
    },
  };
}

/** 1 + what the shopper likes of what the phrase is about, in [1, 1 + TASTE]. */
function boostOf(affinities: readonly Affinity[]): (phrase: Phrase) => number {
  const liking = new Map(affinities.map(({ kind, key, weight }) => [`${kind} ${key}`, weight]));
  return ({ about }) =>
    1 + TASTE * about.reduce((most, { key, value }) => Math.max(most, liking.get(`${key} ${value}`) ?? 0), 0);
}

/** The words before the last put right, then the last one too; undefined where there is nothing to put right. */
function correctedPrefix(typed: string, { hasTerm, correct }: QueryVocabulary): string | undefined {
  const words = normalise(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const right = words.map((word) => (hasTerm(stem(word)) ? word : (correct(word) ?? word)));
  const corrected = right.join(' ');
  return corrected === words.join(' ') ? undefined : corrected;
}

/** A misspelt query is not proposed, nor one with a word that nothing holds. */
function finds(query: string, vocabulary: QueryVocabulary): boolean {
  const { terms, unknownWords, correctedText } = understand(query, vocabulary);
  return terms.length > 0 && unknownWords.length === 0 && correctedText === undefined;
}
