import { queryWords, type QueryWord } from './query-words.ts';
import { STOP_WORDS } from './stop-words.ts';

/** The words of a text without those that say nothing, unless it has no others. */
export function tellingWords(text: string): readonly QueryWord[] {
  const words = queryWords(text);
  const telling = words.filter((word) => !STOP_WORDS.has(word.text));
  return telling.length === 0 ? words : telling;
}
