import type { ItemSelection, QueryMatch, RuleAction, RuleCondition, RuleKind } from '@fusionrank/domain/rule';
import type { Filter } from '@fusionrank/domain/search';
import { writeCategoryId } from '../product/category-id.ts';
import type * as Shown from '../types.generated.ts';

export const RULE_KIND = {
  pin: 'PIN',
  boost: 'BOOST',
  bury: 'BURY',
  hide: 'HIDE',
  filter: 'FILTER',
  redirect: 'REDIRECT',
  synonym: 'SYNONYM',
} as const satisfies Record<RuleKind, Shown.RuleKind>;

export const QUERY_MATCH = {
  exact: 'EXACT',
  contains: 'CONTAINS',
  anyWord: 'ANY_WORD',
  prefix: 'PREFIX',
} as const satisfies Record<QueryMatch, Shown.QueryMatch>;

export function shownCondition({ query, category, ...rest }: RuleCondition): Shown.ResolversTypes['RuleCondition'] {
  return {
    query: query === undefined ? null : { match: QUERY_MATCH[query.match], phrases: query.phrases },
    category: category === undefined ? null : writeCategoryId(category),
    ...rest,
  };
}

export function shownAction(action: RuleAction): Shown.ResolversTypes['RuleAction'] {
  switch (action.kind) {
    case 'pin':
      return { __typename: 'PinAction', productId: action.itemId, position: action.position };
    case 'boost':
      return { __typename: 'BoostAction', items: shownItems(action.items), by: action.by };
    case 'bury':
      return { __typename: 'BuryAction', items: shownItems(action.items), by: action.by };
    case 'hide':
      return { __typename: 'HideAction', items: shownItems(action.items) };
    case 'filter':
      return { __typename: 'FilterAction', filters: action.filters.map(shownFilter) };
    case 'redirect':
      return { __typename: 'RedirectAction', url: action.url };
    case 'synonym':
      return action.synonym.kind === 'group'
        ? { __typename: 'SynonymAction', from: null, phrases: action.synonym.phrases }
        : { __typename: 'SynonymAction', from: action.synonym.from, phrases: action.synonym.to };
  }
}

function shownItems(selection: ItemSelection): Shown.RuleItems {
  return selection.kind === 'items'
    ? { productIds: selection.itemIds, filters: null }
    : { productIds: null, filters: selection.filters.map(shownFilter) };
}

function shownFilter(filter: Filter): Shown.RuleFilter {
  switch (filter.kind) {
    case 'terms':
      return { key: filter.key, anyOf: filter.anyOf };
    case 'range':
      return { key: filter.key, min: filter.min ?? null, max: filter.max ?? null };
    case 'category':
      return { category: writeCategoryId(filter.path) };
    case 'availability':
      return { availability: filter.anyOf };
  }
}
