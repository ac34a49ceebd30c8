import { createRequire } from 'node:module';

/** The package is CommonJS and ships no types of its own. */
const require = createRequire(import.meta.url);
const stemmers = require('snowball-stemmers') as {
  newStemmer(language: string): { stem(word: string): string };
};

const porter2 = stemmers.newStemmer('english');
const known = new Map<string, string>();
const MAX_KNOWN = 200_000;

/**
 * The stem of a Latin-script word: plurals and inflections of English fold together, words with digits stay as they are.
 * Snowball's English stemmer (Porter, 2001), after irregular plurals and the spellings that differ across the Atlantic.
 */
export function stem(word: string): string {
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  const stemmed = /\d/.test(word) ? word : porter2.stem(IRREGULAR.get(word) ?? word);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(word, stemmed);
  return stemmed;
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['men', 'man'],
  ['mens', 'man'],
  ['women', 'woman'],
  ['womens', 'woman'],
  ['children', 'child'],
  ['childrens', 'child'],
  ['feet', 'foot'],
  ['scarves', 'scarf'],
  ['knives', 'knife'],
  ['shelves', 'shelf'],
  ['gray', 'grey'],
  ['color', 'colour'],
  ['colors', 'colour'],
  ['jewelry', 'jewellery'],
  ['pajamas', 'pyjamas'],
  ['fiber', 'fibre'],
]);
