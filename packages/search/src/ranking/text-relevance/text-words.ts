import { pairsOf, wordParts } from '../../understanding/index-terms.ts';
import { normalise } from '../../understanding/normalise.ts';
import { stem } from '../../understanding/stem.ts';
import { type Word, wordsOf } from '../../understanding/words.ts';

/** A text's words in their order, twice: as written (normalised), and folded together by stem; of one length. */
export interface TextWords {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

/** The words of a text of any script. Han has no gaps between words: there neighbouring characters stand for words. */
export function textWords(text: string): TextWords {
  const words = wordsOf(normalise(text)).flatMap((word) => piecesOf(word).map((piece) => ({ piece, word })));
  return {
    words: words.map(({ piece }) => piece),
    stems: words.map(({ piece, word }) => (word.script === 'latin' ? stem(piece) : piece)),
  };
}

function piecesOf(word: Word): readonly string[] {
  switch (word.script) {
    case 'latin':
      return wordParts(word.text);
    case 'han':
      return Array.from(word.text).length < 2 ? [word.text] : pairsOf(word.text);
    case 'other':
      return [word.text];
  }
}

const TAGS = /<[^>]*>/g;

/** A text without markup, its white space folded. */
export function plainText(text: string): string {
  return text.replace(TAGS, ' ').replace(/\s+/gu, ' ').trim();
}
