import type { QueryPattern } from '@fusionrank/domain/rule';
import { queryWordsOf, ruleWords, typedKey } from './query-keys.ts';

/** Entries by the phrases of their patterns. A query is looked up by its own words: what it costs does not grow with the entries. */
export interface PhraseIndex<Entry> {
  readonly size: number;
  /** Those whose pattern the query meets, each once, in no order. Empty for a query without words. */
  readonly of: (query: string) => ReadonlySet<Entry>;
}

export function createPhraseIndex<Entry>(
  entries: Iterable<{ readonly entry: Entry; readonly pattern: QueryPattern }>,
): PhraseIndex<Entry> {
  const tables = { exact: table<Entry>(), contains: table<Entry>(), anyWord: table<Entry>(), prefix: table<Entry>() };
  let size = 0;
  for (const { entry, pattern } of entries) {
    size++;
    for (const key of pattern.phrases.flatMap((phrase) => keysOf(pattern.match, phrase))) {
      tables[pattern.match].add(key, entry);
    }
  }
  const { exact, contains, anyWord, prefix } = tables;
  return {
    size,
    of: (query) => {
      const found = new Set<Entry>();
      if (size === 0) return found;
      prefix.collect(beginnings(typedKey(query), prefix.lengths()), found);
      if (exact.isEmpty() && contains.isEmpty() && anyWord.isEmpty()) return found;
      const words = queryWordsOf(query);
      exact.collect([words.join(' ')], found);
      anyWord.collect(words, found);
      contains.collect(runs(words, contains.longest()), found);
      return found;
    },
  };
}

function keysOf(match: QueryPattern['match'], phrase: string): readonly string[] {
  switch (match) {
    case 'exact':
    case 'contains':
      return [ruleWords(phrase).join(' ')];
    case 'anyWord':
      return ruleWords(phrase);
    case 'prefix':
      return [typedKey(phrase)];
  }
}

/** Every run of neighbouring words, up to `longest` of them. */
function* runs(words: readonly string[], longest: number): Generator<string> {
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) yield words.slice(from, to).join(' ');
  }
}

function* beginnings(text: string, lengths: Iterable<number>): Generator<string> {
  for (const length of lengths) if (length <= text.length) yield text.slice(0, length);
}

interface Table<Entry> {
  readonly add: (key: string, entry: Entry) => void;
  readonly collect: (keys: Iterable<string>, into: Set<Entry>) => void;
  readonly isEmpty: () => boolean;
  /** Words of the longest key. */
  readonly longest: () => number;
  /** Distinct lengths of the keys, in UTF-16 code units. */
  readonly lengths: () => Iterable<number>;
}

function table<Entry>(): Table<Entry> {
  const entries = new Map<string, Entry[]>();
  const lengths = new Set<number>();
  let longest = 0;
  return {
    add: (key, entry) => {
      if (key === '') return;
      longest = Math.max(longest, key.split(' ').length);
      lengths.add(key.length);
      const known = entries.get(key);
      if (known === undefined) entries.set(key, [entry]);
      else known.push(entry);
    },
    collect: (keys, into) => {
      if (entries.size === 0) return;
      for (const key of keys) for (const entry of entries.get(key) ?? []) into.add(entry);
    },
    isEmpty: () => entries.size === 0,
    longest: () => longest,
    lengths: () => lengths,
  };
}
