import { queryWords } from './query-words.ts';

/** How a value and a phrase of a query are compared: normalised, stemmed, in order. `Sports Shoes` = `sport shoe`. */
export function phraseKey(text: string): string {
  return queryWords(text)
    .map((word) => word.readings[0]?.join(' ') ?? '')
    .join(' ');
}
