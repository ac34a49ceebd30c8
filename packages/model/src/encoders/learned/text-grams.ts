import { gramHash, letterRuns } from '../text/grams.ts';
import { IDEOGRAPHS } from '../text/script.ts';

/** A text as rows of an embedding table: its distinct grams, hashed. */
export interface TextGrams {
  /** In [0, buckets). */
  readonly rows: Int32Array;
  /** The first and the last word that each gram was taken from: without either, it isn't there. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  readonly words: number;
}

/** UTF-16 code units, and of them words, of a text that are read; the rest is left out. */
const MAX_LENGTH = 2_000;
const MAX_WORDS = 96;
const SHORTEST = 3;
const LONGEST = 5;

/**
 * Words, pairs of neighbouring words, and each word's character 3- to 5-grams with its borders marked (Bojanowski et al.,
 * 2017). A run of ideographs or syllables, which has no spaces, counts each pair of characters as a word, and its single
 * characters as grams.
 */
export function textGrams(text: string, buckets: number): TextGrams {
  const words = letterRuns(text.slice(0, MAX_LENGTH)).flatMap(wordsOfRun).slice(0, MAX_WORDS);
  const found = new Map<string, readonly [first: number, last: number]>();
  const add = (gram: string, first: number, last: number): void => {
    if (!found.has(gram)) found.set(gram, [first, last]);
  };
  words.forEach((word, at) => {
    add(`w${word}`, at, at);
    const next = words[at + 1];
    if (next !== undefined) add(`p${word} ${next}`, at, at + 1);
    for (const gram of gramsOfWord(word)) add(`c${gram}`, at, at);
  });
  const places = [...found.values()];
  return {
    rows: Int32Array.from(found.keys(), (gram) => gramHash(gram) % buckets),
    first: Uint16Array.from(places, ([first]) => first),
    last: Uint16Array.from(places, ([, last]) => last),
    words: words.length,
  };
}

/** Ideographs of a run apart from its other letters: `iphone手机壳` is `iphone`, `手机`, `机壳`. */
function wordsOfRun(run: string): readonly string[] {
  const words: string[] = [];
  for (const part of run.split(IDEOGRAPH_RUNS)) {
    if (part === '') continue;
    const characters = Array.from(part);
    if (!isIdeographic(part) || characters.length === 1) words.push(part);
    else for (let i = 0; i + 1 < characters.length; i++) words.push(characters.slice(i, i + 2).join(''));
  }
  return words;
}

const IDEOGRAPH_RUNS = new RegExp(`(${IDEOGRAPHS.source}+)`, 'u');
const isIdeographic = (part: string): boolean => IDEOGRAPH_RUNS.test(part);

function gramsOfWord(word: string): readonly string[] {
  if (isIdeographic(word)) return Array.from(word);
  const characters = Array.from(`<${word}>`);
  const grams: string[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let start = 0; start + length <= characters.length; start++) {
      grams.push(characters.slice(start, start + length).join(''));
    }
  }
  return grams;
}
