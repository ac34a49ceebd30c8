import type { QueryWord } from './query-words.ts';
import type { QueryVocabulary } from './vocabulary.ts';

/** The terms of the first reading that the index knows one of: those that it knows. Undefined where it knows none. */
export function knownReading(
  word: QueryWord,
  vocabulary: Pick<QueryVocabulary, 'hasTerm'>,
): readonly string[] | undefined {
  for (const reading of word.readings) {
    const terms = reading.filter((term) => vocabulary.hasTerm(term));
    if (terms.length > 0) return terms;
  }
  return undefined;
}
