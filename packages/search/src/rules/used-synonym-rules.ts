import type { Rule } from '@fusionrank/domain/rule';
import type { UsedSynonyms } from '../understanding/expand-terms.ts';
import { ruleWords } from './query-keys.ts';

/** SYNONYM rules that put something beside what a query asked for. */
export function usedSynonymRules(rules: readonly Rule[], used: readonly UsedSynonyms[]): readonly Rule[] {
  if (used.length === 0) return [];
  const asked = new Set(used.map(({ said }) => keyOf(said)));
  return rules.filter(({ action }) => {
    if (action.kind !== 'synonym') return false;
    const { synonym } = action;
    return (synonym.kind === 'one-way' ? [synonym.from] : synonym.phrases).some((phrase) => asked.has(keyOf(phrase)));
  });
}

const keyOf = (phrase: string): string => ruleWords(phrase).join(' ');
