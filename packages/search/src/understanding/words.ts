import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** A word of a normalised text, by the way it has to be read further. */
export type Word =
  /** May hold inner hyphens: `t-shirt`. */
  | { readonly script: 'latin'; readonly text: string }
  /** Han words as a dictionary cuts them: `long` for reading a query, `all` also with the words inside words. */
  | { readonly script: 'han'; readonly text: string; readonly all: readonly string[]; readonly long: readonly string[] }
  | { readonly script: 'other'; readonly text: string };

/**
 * The words of a normalised text, each run of one script cut by that script's rules, so that a mixed title
 * (`Nike 跑步鞋`) is read right in both. Punctuation, emoji and symbols are no words.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const [run] of text.matchAll(RUNS)) {
    if (HAN.test(run)) words.push(hanWord(run));
    else if (LATIN.test(run)) words.push({ script: 'latin', text: run.replace(POSSESSIVE, '') });
    else words.push(...otherWords(run));
  }
  return words;
}

/** A run of Han; or Latin letters and digits with inner hyphens and apostrophes; or letters of other scripts. */
const RUNS = new RegExp(
  [
    '\\p{Script=Han}+',
    "[\\p{Script=Latin}\\d]+(?:[-'’.&][\\p{Script=Latin}\\d]+)*",
    '(?:(?![\\p{Script=Han}\\p{Script=Latin}])[\\p{L}\\p{M}\\p{N}])+',
  ].join('|'),
  'gu',
);
const HAN = /^\p{Script=Han}/u;
const LATIN = /^[\p{Script=Latin}\d]/u;
const POSSESSIVE = /['’]s?$|['’](?=s?$)/u;

let jieba: Jieba | undefined;

/** The dictionary costs a quarter of a second and 60 MB: a shop without a Chinese text never loads it. */
function chineseDictionary(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

function hanWord(run: string): Word {
  const dictionary = chineseDictionary();
  return { script: 'han', text: run, all: dictionary.cutForSearch(run, true), long: dictionary.cut(run, true) };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function otherWords(run: string): Word[] {
  return Array.from(segmenter.segment(run))
    .filter((segment) => segment.isWordLike === true)
    .map((segment) => ({ script: 'other', text: segment.segment }));
}
