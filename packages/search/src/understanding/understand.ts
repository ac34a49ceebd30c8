import type { AskedTerm, TermAlternative } from './asked-term.ts';
import { expandWords, type UsedSynonyms } from './expand-terms.ts';
import type { AttributeMention, QueryVocabulary } from './vocabulary.ts';
import { MAX_QUERY_LENGTH } from './normalise.ts';
import { phraseKey } from './phrase-key.ts';
import { type PriceBounds, readPrice } from './price-bounds.ts';
import type { QueryWord } from './query-words.ts';
import { knownReading } from './read-word.ts';
import { stem } from './stem.ts';
import { tellingWords } from './telling-words.ts';

/** A query as the catalogue's own words read it. */
export interface UnderstoodQuery {
  /** What was asked, cut to MAX_QUERY_LENGTH. */
  readonly text: string;
  /** `text` with misspellings put right; absent when there was none. */
  readonly correctedText?: string;
  /**
   * Index terms, distinct, in the query's order, at most MAX_TERMS; every one is in the index, or something that stands in for it
   * is.
   */
  readonly terms: readonly AskedTerm[];
  /** The shop's synonyms that stand in for something asked; absent where there are none. */
  readonly synonyms?: readonly UsedSynonyms[];
  /** Words that the index does not know and no correction was found for. */
  readonly unknownWords: readonly string[];
  /** Values of item attributes named in the query: `red` → colour Red. */
  readonly mentions: readonly AttributeMention[];
  /** A price named in the query: it filters, and its words are no terms. */
  readonly price?: PriceBounds;
  /** Nothing was asked but perhaps a price: everything is a match. An emoji or a comma asks for nothing. */
  readonly browsing: boolean;
}

/** A longer query is cut: its first words say what is wanted. */
export const MAX_TERMS = 24;

/** Reads a query by the index's vocabulary. Pure: the same text and vocabulary give the same reading. */
export function understand(text: string, vocabulary: QueryVocabulary): UnderstoodQuery {
  const bounded = wellFormed(text.slice(0, MAX_QUERY_LENGTH)).trim();
  const { price, rest } = readPrice(bounded);
  const words = tellingWords(rest).slice(0, MAX_TERMS);
  const read = readWords(words, vocabulary);
  const corrected = correctedText(bounded, read.words);
  return {
    text: bounded,
    ...(corrected === undefined ? {} : { correctedText: corrected }),
    terms: distinctTerms(read.words).slice(0, MAX_TERMS),
    ...(read.synonyms.length === 0 ? {} : { synonyms: read.synonyms }),
    unknownWords: read.words.filter((word) => word.terms.length === 0).map((word) => word.text),
    mentions: mentionsIn(
      read.words.map((word) => word.corrected ?? word.text),
      vocabulary,
    ),
    ...(price === undefined ? {} : { price }),
    browsing: words.length === 0,
  };
}

/** A cut or a hostile client may leave half a surrogate pair, which no encoder takes. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, ' ');
}

interface ReadWord {
  readonly text: string;
  readonly terms: readonly string[];
  readonly corrected?: string;
  /** What stands in for each of the terms. */
  readonly alternatives: readonly TermAlternative[];
}

/** What the shop's synonyms know is no misspelling, whether an item holds it or not. */
function readWords(words: readonly QueryWord[], vocabulary: QueryVocabulary) {
  const asWritten = expandWords(
    words.map(({ text }) => text),
    vocabulary,
  );
  const read = words.map((word, i) => readWord(word, asWritten.alternatives[i] ?? [], vocabulary));
  if (read.every(({ corrected }) => corrected === undefined)) return { words: read, synonyms: asWritten.used };
  const { alternatives, used } = expandWords(
    read.map(({ text, corrected }) => corrected ?? text),
    vocabulary,
  );
  return { words: read.map((word, i) => ({ ...word, alternatives: alternatives[i] ?? [] })), synonyms: used };
}

function readWord(word: QueryWord, alternatives: readonly TermAlternative[], vocabulary: QueryVocabulary): ReadWord {
  const terms = knownReading(word, vocabulary);
  if (terms !== undefined) return { text: word.text, terms, alternatives };
  if (alternatives.length > 0)
    return { text: word.text, terms: [word.readings[0]?.join(' ') ?? word.text], alternatives };
  const corrected = word.correctable ? vocabulary.correct(word.text) : undefined;
  if (corrected === undefined) return { text: word.text, terms: [], alternatives };
  return { text: word.text, terms: [stem(corrected)], corrected, alternatives };
}

/** Each term once, with everything that stands in for it. */
function distinctTerms(words: readonly ReadWord[]): AskedTerm[] {
  const byName = new Map<string, TermAlternative[]>();
  for (const { terms, alternatives } of words) {
    for (const term of terms) byName.set(term, distinct([...(byName.get(term) ?? []), ...alternatives]));
  }
  return [...byName].map(([term, alternatives]) => (alternatives.length === 0 ? term : { term, alternatives }));
}

function distinct(alternatives: readonly TermAlternative[]): TermAlternative[] {
  return [...new Map(alternatives.map((one) => [one.terms.join(' '), one])).values()];
}

/** The query's words with the wrong ones replaced where they stand; case and spaces of the rest are kept. */
function correctedText(text: string, words: readonly ReadWord[]): string | undefined {
  const wrong = words.filter((word) => word.corrected !== undefined);
  if (wrong.length === 0) return undefined;
  return wrong.reduce((said, word) => replaceWord(said, word.text, word.corrected ?? word.text), text);
}

function replaceWord(text: string, wrong: string, right: string): string {
  const found = text.toLowerCase().indexOf(wrong);
  // The normalised word may not stand in the text letter by letter (`Façade`): then only the word itself is told.
  return found < 0 ? right : `${text.slice(0, found)}${right}${text.slice(found + wrong.length)}`;
}

/** Longest run of words that is taken for one value. */
const MAX_MENTION_WORDS = 4;

function mentionsIn(words: readonly string[], vocabulary: QueryVocabulary): AttributeMention[] {
  const mentions: AttributeMention[] = [];
  let from = 0;
  while (from < words.length) {
    const found = longestMention(words.slice(from, from + MAX_MENTION_WORDS), vocabulary);
    mentions.push(...ofNamedKey(found.mentions, words[from - 1]));
    from += found.words;
  }
  return mentions;
}

/** `size 42` means the size alone, not every 42 of the shop. */
function ofNamedKey(mentions: readonly AttributeMention[], before: string | undefined): readonly AttributeMention[] {
  if (before === undefined) return mentions;
  const named = mentions.filter(({ key }) => phraseKey(key) === phraseKey(before));
  return named.length > 0 ? named : mentions;
}

function longestMention(words: readonly string[], vocabulary: QueryVocabulary) {
  for (let length = words.length; length > 0; length--) {
    const mentions = vocabulary.mentionsOf(words.slice(0, length).join(' '));
    if (mentions.length > 0) return { mentions, words: length };
  }
  return { mentions: [], words: 1 };
}
