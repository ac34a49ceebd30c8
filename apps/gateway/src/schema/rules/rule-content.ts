import { parseRuleContent } from '@fusionrank/domain/parse-rule';
import type { QueryMatch, RuleContent } from '@fusionrank/domain/rule';
import { readCategoryId } from '../product/category-id.ts';
import { filterOf } from '../search/search-request.ts';
import type * as Asked from '../types.generated.ts';
import { QUERY_MATCH } from './shown-rule.ts';

/** What a merchandiser wrote, parsed as any rule is. Throws INVALID_INPUT with the path of what is wrong. */
export function ruleContent({ name, priority, condition, action }: Asked.RuleInput): RuleContent {
  return parseRuleContent({
    name,
    priority: priority ?? 0,
    condition: conditionOf(condition ?? {}),
    action: actionOf(action),
  });
}

const MATCH = Object.fromEntries(Object.entries(QUERY_MATCH).map(([match, shown]) => [shown, match])) as Readonly<
  Record<Asked.QueryMatch, QueryMatch>
>;

function conditionOf({ query, category, segments, from, until }: Asked.RuleConditionInput): object {
  return {
    ...(query ? { query: { match: MATCH[query.match], phrases: query.phrases } } : {}),
    ...(typeof category === 'string' ? { category: readCategoryId(category) } : {}),
    ...(segments ? { segments } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
}

/** `@oneOf` lets exactly one through. */
function actionOf({ pin, boost, bury, hide, filter, redirect, synonym }: Asked.RuleActionInput): object {
  if (pin) return { kind: 'pin', itemId: pin.productId, position: pin.position };
  if (boost) return { kind: 'boost', items: itemsOf(boost.items), by: boost.by };
  if (bury) return { kind: 'bury', items: itemsOf(bury.items), by: bury.by };
  if (hide) return { kind: 'hide', items: itemsOf(hide) };
  if (filter) return { kind: 'filter', filters: filter.map(filterOf) };
  if (synonym) return { kind: 'synonym', synonym: synonymOf(synonym) };
  return { kind: 'redirect', url: redirect };
}

function itemsOf({ productIds, filters }: Asked.RuleItemsInput): object {
  return productIds ? { kind: 'items', itemIds: productIds } : { kind: 'matching', filters: filters.map(filterOf) };
}

function synonymOf({ from, phrases }: Asked.SynonymActionInput): object {
  return typeof from === 'string' ? { kind: 'one-way', from, to: phrases } : { kind: 'group', phrases };
}
