import type { SynonymRule } from '@fusionrank/domain/synonym';
import { phraseKey } from './phrase-key.ts';
import { tellingWords } from './telling-words.ts';

/** The shop's synonyms by the phrases that they stand for. */
export interface SynonymTable {
  /** Puts other rules in force. */
  readonly set: (rules: readonly SynonymRule[]) => void;
  /** What a phrase, as `phraseKey` writes it, also finds; as the rules write it, each once. Rules are not chained. */
  readonly of: (key: string) => readonly string[];
  /** Words of the longest phrase that has synonyms; 0 without rules. */
  readonly longest: () => number;
}

export function createSynonymTable(): SynonymTable {
  let table: ReadonlyMap<string, readonly string[]> = new Map();
  let longest = 0;
  return {
    set: (rules) => {
      table = tableOf(rules);
      longest = [...table.keys()].reduce((most, key) => Math.max(most, key.split(' ').length), 0);
    },
    of: (key) => table.get(key) ?? [],
    longest: () => longest,
  };
}

function tableOf(rules: readonly SynonymRule[]): ReadonlyMap<string, readonly string[]> {
  /** By key of what is asked, then by key of what stands in for it. */
  const table = new Map<string, Map<string, string>>();
  const add = (asked: string, instead: string): void => {
    const [from, to] = [keyOf(asked), keyOf(instead)];
    if (from === '' || to === '' || from === to) return;
    const known = table.get(from) ?? new Map<string, string>();
    table.set(from, known.has(to) ? known : known.set(to, instead));
  };
  for (const rule of rules) {
    if (rule.kind === 'one-way') for (const to of rule.to) add(rule.from, to);
    else for (const from of rule.phrases) for (const to of rule.phrases) add(from, to);
  }
  return new Map([...table].map(([from, to]) => [from, [...to.values()]]));
}

/** As a query's words come: those that say nothing are gone. */
function keyOf(phrase: string): string {
  return phraseKey(
    tellingWords(phrase)
      .map(({ text }) => text)
      .join(' '),
  );
}
