import type { TermAlternative } from './asked-term.ts';
import { phraseKey } from './phrase-key.ts';
import { knownReading } from './read-word.ts';
import { tellingWords } from './telling-words.ts';
import type { QueryVocabulary } from './vocabulary.ts';

/** A word or a phrase of the query for which others stood in. */
export interface UsedSynonyms {
  /** As it was asked, normalised. */
  readonly said: string;
  /** As the shop writes them. */
  readonly instead: readonly string[];
}

export interface ExpandedWords {
  /** Aligned with the words: what stands in for each of its terms. */
  readonly alternatives: readonly (readonly TermAlternative[])[];
  readonly used: readonly UsedSynonyms[];
}

/** What a synonym is worth beside the word that was asked. */
const SYNONYM_WEIGHT = 0.8;
/** Most that stand in for one word: a query must not become a hundred. */
const MOST_ALTERNATIVES = 16;
const LONGEST_PHRASE = 6;

/**
 * What the shop's synonyms put beside a query's words. A phrase's synonym stands in for each of its words, so that it is worth
 * the phrase. Those of which no item holds every word are left out.
 */
export function expandWords(words: readonly string[], vocabulary: QueryVocabulary): ExpandedWords {
  const alternatives = words.map((): TermAlternative[] => []);
  const used: UsedSynonyms[] = [];
  const most = Math.min(LONGEST_PHRASE, vocabulary.synonyms.longest());
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + most); to++) {
      const said = words.slice(from, to).join(' ');
      const held = vocabulary.synonyms.of(phraseKey(said)).flatMap((instead) => {
        const terms = termsOf(instead, vocabulary);
        return terms === undefined ? [] : [{ instead, terms }];
      });
      if (held.length === 0) continue;
      used.push({ said, instead: held.map(({ instead }) => instead) });
      for (const beside of alternatives.slice(from, to)) {
        for (const { terms } of held) beside.push({ terms, weight: SYNONYM_WEIGHT });
      }
    }
  }
  return { alternatives: alternatives.map((all) => all.slice(0, MOST_ALTERNATIVES)), used };
}

/** The index terms of a synonym; undefined where one of its words is held by no item. */
function termsOf(phrase: string, vocabulary: QueryVocabulary): readonly string[] | undefined {
  const read = tellingWords(phrase).map((word) => knownReading(word, vocabulary));
  return read.length === 0 || read.includes(undefined) ? undefined : [...new Set(read.flatMap((terms) => terms ?? []))];
}
