import type { RankedItem } from '@fusionrank/domain/search';
import type { ScoreExplanation } from '@fusionrank/search';

/** The explanation with what rules did to the item in its sentence. */
export function withRules(explanation: ScoreExplanation, { rules = [] }: Pick<RankedItem, 'rules'>): ScoreExplanation {
  if (rules.length === 0) return explanation;
  const said = rules.map(({ name, effect }) => `${effect} by the rule “${name}”`).join(' and ');
  return { ...explanation, summary: `${explanation.summary} On top of that it is ${said}.` };
}
