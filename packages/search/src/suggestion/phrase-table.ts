import { normalise } from '../understanding/normalise.ts';
import type { Phrase } from './phrase.ts';

/** Phrases found by how they, or one of their later words, begin. */
export interface PhraseTable {
  /** At most `limit`, by weight × `boost` (≥ 1) and for a later word half of that; ties by text. An empty prefix finds all. */
  find(
    prefix: string,
    asked: { readonly limit: number; readonly boost: (phrase: Phrase) => number },
  ): readonly Phrase[];
  readonly size: number;
}

/** A prefix of up to this many letters is common to so many phrases that its heaviest are kept by hand. */
const SHORT = 2;
/** Kept for a short prefix: taste may order these anew, and reaches no further. */
const KEPT_FOR_SHORT = 200;
/** What a phrase is worth where only a later word of it begins like this. */
const LATER_WORD = 0.5;

/** Of phrases with the same normalised text the heaviest stays. */
export function createPhraseTable(phrases: Iterable<Phrase>): PhraseTable {
  const byText = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const key = normalise(phrase.text);
    const known = byText.get(key);
    if (known === undefined || phrase.weight > known.weight) byText.set(key, phrase);
  }
  const starts = [...byText].flatMap(([text, phrase]) => startsOf(text, phrase)).sort(byStart);
  const short = shortPrefixes(starts);
  return {
    size: byText.size,
    find: (prefix, { limit, boost }) => {
      const wanted = normalise(prefix).trimStart();
      const found = wanted.length <= SHORT ? (short.get(wanted) ?? []) : startingWith(starts, wanted);
      return best(found, boost).slice(0, limit);
    },
  };
}

interface Start {
  /** The normalised phrase from one of its words on. */
  readonly text: string;
  readonly phrase: Phrase;
  /** 1 for the phrase's own beginning. */
  readonly share: number;
}

function startsOf(text: string, phrase: Phrase): Start[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => ({
    text: text.slice(index),
    phrase,
    share: index === 0 ? 1 : LATER_WORD,
  }));
}

function byStart(a: Start, b: Start): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

function shortPrefixes(starts: readonly Start[]): ReadonlyMap<string, readonly Start[]> {
  const byPrefix = new Map<string, Start[]>();
  for (const start of starts) {
    for (let length = 0; length <= Math.min(SHORT, start.text.length); length++) {
      const prefix = start.text.slice(0, length);
      const found = byPrefix.get(prefix);
      if (found === undefined) byPrefix.set(prefix, [start]);
      else found.push(start);
      if (found !== undefined && found.length > 2 * KEPT_FOR_SHORT) byPrefix.set(prefix, heaviest(found));
    }
  }
  for (const [prefix, found] of byPrefix) byPrefix.set(prefix, heaviest(found));
  return byPrefix;
}

function heaviest(starts: readonly Start[]): Start[] {
  return [...starts].sort((a, b) => b.phrase.weight * b.share - a.phrase.weight * a.share).slice(0, KEPT_FOR_SHORT);
}

function startingWith(starts: readonly Start[], prefix: string): readonly Start[] {
  const from = firstAtLeast(starts, prefix);
  let until = from;
  while (until < starts.length && starts[until]?.text.startsWith(prefix) === true) until++;
  return starts.slice(from, until);
}

function firstAtLeast(starts: readonly Start[], text: string): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle]?.text ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Each phrase once, by the best of its starts. */
function best(starts: readonly Start[], boost: (phrase: Phrase) => number): Phrase[] {
  const scores = new Map<Phrase, number>();
  for (const { phrase, share } of starts) {
    scores.set(phrase, Math.max(scores.get(phrase) ?? 0, share * phrase.weight * boost(phrase)));
  }
  return [...scores]
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || (a.text < b.text ? -1 : 1))
    .map(([phrase]) => phrase);
}
