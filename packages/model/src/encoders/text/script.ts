/** A text, parted by whether the pretrained vocabulary knows its script. */
export interface TextByScript {
  /** What the pretrained encoder reads: Latin words, digits, punctuation. */
  readonly latin: string;
  /** The rest: runs of letters of other scripts, parted by spaces. */
  readonly other: string;
  /** Share of the letters that are of other scripts, in [0, 1]; 0 for a text without letters. */
  readonly otherShare: number;
}

const OTHER_LETTERS = /(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/gu;
const LATIN_LETTERS = /\p{Script=Latin}/gu;

/** Letters of an alphabet that say about as much as one ideograph or syllable. */
const LETTERS_PER_IDEOGRAPH = 3;
/** One character that says about as much as a short word. */
export const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Parts a text by script. Combining marks after Latin letters (é as e + ´) stay with them. */
export function partByScript(text: string): TextByScript {
  const composed = text.normalize('NFKC');
  const other = (composed.match(OTHER_LETTERS) ?? []).join(' ');
  const latinLetters = composed.match(LATIN_LETTERS)?.length ?? 0;
  if (other === '') return { latin: composed, other, otherShare: 0 };
  const ideographs = other.match(IDEOGRAPHS)?.length ?? 0;
  const otherLetters = other.replaceAll(' ', '').length + ideographs * (LETTERS_PER_IDEOGRAPH - 1);
  return {
    latin: composed.replace(OTHER_LETTERS, ' ').replace(/\s+/gu, ' ').trim(),
    other,
    otherShare: otherLetters / (otherLetters + latinLetters),
  };
}
