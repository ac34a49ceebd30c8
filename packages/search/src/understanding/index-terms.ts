import { normalise } from './normalise.ts';
import { stem } from './stem.ts';
import { wordsOf, type Word } from './words.ts';

/** What one field of an item is found by. */
export interface IndexTerms {
  /** With repetitions, in the order of the text. */
  readonly terms: readonly string[];
  /** Latin words as written (normalised, not stemmed): what spelling correction may propose. */
  readonly words: readonly string[];
}

/**
 * The terms of a field's text. A hyphenated word is found by its parts and by itself in one piece; Han text by its
 * words, and by every pair and single character, so that a query cut otherwise still finds it.
 */
export function indexTerms(text: string): IndexTerms {
  const terms: string[] = [];
  const words: string[] = [];
  for (const word of wordsOf(normalise(text))) {
    terms.push(...termsOfWord(word));
    if (word.script === 'latin') words.push(...wordParts(word.text), ...joined(word.text));
  }
  return { terms, words };
}

function termsOfWord(word: Word): readonly string[] {
  switch (word.script) {
    case 'latin':
      return [...wordParts(word.text), ...joined(word.text)].map(stem);
    case 'han':
      return [...word.all, ...gramsBesides(word.all, word.text)];
    case 'other':
      return [word.text];
  }
}

/** The pieces between hyphens; single letters only when the word is nothing else. */
export function wordParts(word: string): readonly string[] {
  const parts = word.split(/[^\p{L}\p{N}]+/u);
  return parts.length === 1 ? parts : parts.filter((part) => part.length > 1 || /\d/.test(part));
}

/** A word of several pieces in one: `t-shirt` → `tshirt`. Empty for a plain word. */
export function joined(word: string): readonly string[] {
  const whole = word.replace(/[^\p{L}\p{N}]+/gu, '');
  return whole === word ? [] : [whole];
}

function gramsBesides(words: readonly string[], run: string): string[] {
  const said = new Set(words);
  return [...pairsOf(run), ...new Set(run)].filter((gram) => !said.has(gram));
}

/** Neighbouring characters, two by two. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}
