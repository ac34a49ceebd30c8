import { parseItemId, parseRuleId } from '@fusionrank/domain/id';
import type { ItemSelection, Rule, RuleAction } from '@fusionrank/domain/rule';

/** A rule named by its id, for every search. */
export function aRule(id: string, action: RuleAction, change: Partial<Omit<Rule, 'id' | 'action'>> = {}): Rule {
  return { id: parseRuleId(id), name: `rule ${id}`, priority: 0, condition: {}, action, ...change };
}

export const pin = (id: string, position: number): RuleAction => ({ kind: 'pin', itemId: parseItemId(id), position });

export const items = (...ids: readonly string[]): ItemSelection => ({
  kind: 'items',
  itemIds: ids.map((id) => parseItemId(id)),
});
