import type { AppliedRule, Rule } from '@fusionrank/domain/rule';
import type { SearchSort } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { rowFilters, type RowFilter } from '../retrieval/row-filters.ts';
import { effectWords } from './effect-words.ts';
import type { LogOddsOffset } from './offset-scores.ts';
import type { Pin } from './place-pins.ts';
import { selectedRows } from './selected-rows.ts';

/** What the rules that hold ask of one ranking. */
export interface RuleEffects {
  /** Where the shopper is sent instead: the first of the redirects. */
  readonly redirect?: string;
  /** What every item has to meet, by FILTER and HIDE. Absent: nothing. */
  readonly demanded?: readonly RowFilter[];
  /** By priority, then id. */
  readonly pins: readonly Pin[];
  readonly offsets: readonly LogOddsOffset[];
  /** Those that shaped the ranking as a whole. */
  readonly applied: readonly AppliedRule[];
}

/**
 * @param rules That hold, by priority.
 * Where an order was asked for by name, PIN, BOOST and BURY say nothing: the order is the shopper's. A pin rests while its item is
 * not sold or sold out.
 */
export function ruleEffects(rules: readonly Rule[], index: CatalogIndex, sort: SearchSort): RuleEffects {
  const ordering = sort === 'RELEVANCE' ? rules : [];
  const redirecting = rules.find(({ action }) => action.kind === 'redirect');
  const applied = rules.filter(
    (rule) => rule === redirecting || rule.action.kind === 'hide' || rule.action.kind === 'filter',
  );
  const demanded = rules.flatMap((rule) => demandedBy(rule, index));
  return {
    ...(redirecting?.action.kind === 'redirect' ? { redirect: redirecting.action.url } : {}),
    ...(demanded.length === 0 ? {} : { demanded }),
    pins: ordering.flatMap((rule) => pinOf(rule, index)),
    offsets: ordering.flatMap((rule) => offsetOf(rule, index)),
    applied: applied.map(appliedRule),
  };
}

export function appliedRule({ id, name, action }: Rule): AppliedRule {
  return { ruleId: id, kind: action.kind, name, effect: effectWords(action) };
}

/** No facet is named by it: each is counted with what rules demand. */
const NO_FACET = '';

function demandedBy({ action }: Rule, index: CatalogIndex): RowFilter[] {
  if (action.kind === 'filter') {
    return rowFilters(action.filters, index.columns).map(({ passes }) => ({ key: NO_FACET, passes }));
  }
  if (action.kind !== 'hide') return [];
  const isHidden = selectedRows(action.items, index);
  return [{ key: NO_FACET, passes: (row) => !isHidden(row) }];
}

function pinOf(rule: Rule, index: CatalogIndex): Pin[] {
  if (rule.action.kind !== 'pin') return [];
  const row = index.rowOf(rule.action.itemId);
  if (row === undefined || !index.isLive(row)) return [];
  if (index.columns.availability.at(row)[0] === 'OUT_OF_STOCK') return [];
  return [{ row, position: rule.action.position, applied: appliedRule(rule) }];
}

function offsetOf(rule: Rule, index: CatalogIndex): LogOddsOffset[] {
  const { action } = rule;
  if (action.kind !== 'boost' && action.kind !== 'bury') return [];
  const logOdds = action.kind === 'boost' ? action.by : -action.by;
  return [{ of: selectedRows(action.items, index), logOdds, applied: { ...appliedRule(rule), logOdds } }];
}
