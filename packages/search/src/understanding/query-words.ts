import { joined, pairsOf, wordParts } from './index-terms.ts';
import { normalise } from './normalise.ts';
import { stem } from './stem.ts';
import { wordsOf, type Word } from './words.ts';

/** A word of a query, with the ways it may stand in the index. */
export interface QueryWord {
  /** As written, normalised. */
  readonly text: string;
  /** Latin words can be misspelt, Han and other scripts are taken as they are. */
  readonly correctable: boolean;
  /** Groups of index terms, best first: the first group with a term that the index knows is the word's reading. */
  readonly readings: readonly (readonly string[])[];
}

/** The words of a query, in order. `t-shirt` and `t shirt` read as `tshirt` first, and as `shirt` where there is none. */
export function queryWords(text: string): QueryWord[] {
  return gluedLetters(wordsOf(normalise(text))).flatMap(readWord);
}

/** A single letter means something only with the word after it: `t shirt`, `v neck`. */
function gluedLetters(words: readonly Word[]): Word[] {
  const glued: Word[] = [];
  for (const word of words) {
    const before = glued.at(-1);
    if (word.script === 'latin' && before?.script === 'latin' && /^[a-z]$/.test(before.text)) {
      glued[glued.length - 1] = { script: 'latin', text: `${before.text}-${word.text}` };
    } else glued.push(word);
  }
  return glued;
}

function readWord(word: Word): QueryWord[] {
  switch (word.script) {
    case 'latin': {
      const parts = wordParts(word.text).map(stem);
      const whole = joined(word.text).map(stem);
      const readings = whole.length === 0 ? [parts] : [whole, parts];
      return [{ text: word.text, correctable: whole.length === 0, readings }];
    }
    case 'han':
      return word.long.map((long) => ({ text: long, correctable: false, readings: hanReadings(long) }));
    case 'other':
      return [{ text: word.text, correctable: false, readings: [[word.text]] }];
  }
}

function hanReadings(word: string): string[][] {
  return [[word], pairsOf(word), [...new Set(word)]].filter((reading) => reading.length > 0);
}
