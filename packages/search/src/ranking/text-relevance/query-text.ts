import { plainText, type TextWords, textWords } from './text-words.ts';

/** A query as it is compared with products' texts. */
export interface QueryText extends TextWords {
  readonly pieces: QueryPieces;
}

/** The texts that a sentence encoder compares with products. */
export interface QueryPieces {
  readonly whole: string;
  /** One, two and three neighbouring words. */
  readonly grams: readonly string[];
  /** The last two words; the whole of a shorter query. */
  readonly lastPair: string;
}

const LONGEST_GRAM = 3;

export function queryText(text: string): QueryText {
  const whole = plainText(text);
  const read = textWords(whole);
  const { words } = read;
  const grams = words.flatMap((_, start) =>
    Array.from({ length: Math.min(LONGEST_GRAM, words.length - start) }, (_gram, more) =>
      words.slice(start, start + more + 1).join(' '),
    ),
  );
  return { ...read, pieces: { whole, grams, lastPair: words.length < 2 ? whole : words.slice(-2).join(' ') } };
}
