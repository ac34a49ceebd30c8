import { plainText, type TextWords, textWords } from './text-words.ts';

/** One product's texts, read once for every query it is ranked under. */
export interface ProductText {
  readonly title: TextWords;
  readonly description: TextWords;
  /** The title up to its first separator: what is sold, before size, colour and the like. */
  readonly head: TextWords;
  /** The texts that a sentence encoder compares with a query. */
  readonly pieces: ProductPieces;
}

export interface ProductPieces {
  readonly title: string;
  /** Empty where there is none. */
  readonly description: string;
  readonly titleAndDescription: string;
  readonly head: string;
  /** The last two and three words of the head, where English names the kind of thing. */
  readonly headEnd2: string;
  readonly headEnd3: string;
  readonly sentences: readonly string[];
}

const SEPARATOR = /[,([|:;/、，（：；]| - |\s[–—]\s/u;
/** More than a sentence encoder reads of one text, in UTF-16 code units. */
const MAX_LENGTH = 1_500;

export function productText(source: { readonly title: string; readonly description: string }): ProductText {
  const title = plainText(source.title);
  const description = plainText(source.description);
  const head = headOf(title);
  const headWords = head.split(' ');
  return {
    title: textWords(title),
    description: textWords(description),
    head: textWords(head),
    pieces: {
      title,
      description: description.slice(0, MAX_LENGTH),
      titleAndDescription: description === '' ? title : `${title}. ${description}`.slice(0, MAX_LENGTH),
      head,
      headEnd2: headWords.slice(-2).join(' '),
      headEnd3: headWords.slice(-3).join(' '),
      sentences: sentencesOf(description),
    },
  };
}

/** The whole title where it starts with a separator. */
function headOf(title: string): string {
  return title.split(SEPARATOR, 1)[0]?.trim() || title;
}

const SENTENCE_END = /(?<=[.!?;])\s+|(?<=[。！？；])/u;
/** What of a description is compared sentence by sentence. */
const MAX_SENTENCES = 8;
/** Longer ones are cut: the vector of a long text is near to everything. */
const SENTENCE_WORDS = 30;
const MIN_SENTENCE_LENGTH = 9;

function sentencesOf(description: string): readonly string[] {
  return description
    .split(SENTENCE_END)
    .flatMap(cutByWords)
    .filter((sentence) => sentence.length >= MIN_SENTENCE_LENGTH)
    .slice(0, MAX_SENTENCES);
}

function cutByWords(sentence: string): readonly string[] {
  const words = sentence.trim().split(' ');
  return Array.from({ length: Math.ceil(words.length / SENTENCE_WORDS) }, (_, i) =>
    words
      .slice(i * SENTENCE_WORDS, (i + 1) * SENTENCE_WORDS)
      .join(' ')
      .trim(),
  );
}
