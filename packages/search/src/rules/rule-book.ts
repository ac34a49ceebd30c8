import type { Rule } from '@fusionrank/domain/rule';
import type { Filter } from '@fusionrank/domain/search';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import { createPhraseIndex } from './phrase-index.ts';

/** What of a request says which rules hold, but for the shopper's segments. */
export interface RuledRequest {
  readonly query: Pick<UnderstoodQuery, 'text' | 'correctedText' | 'browsing'>;
  readonly filters: readonly Filter[];
  readonly now: Date;
}

/** Rules made ready for many requests. Made anew for every change of them. */
export interface RuleBook {
  /** By priority, the larger first; equal ones by id. */
  readonly rules: readonly Rule[];
  /** Rules whose query, category and schedule are met, in that order; whether the segments are is not asked here. */
  readonly holding: (request: RuledRequest) => readonly Rule[];
}

/**
 * A rule is looked up by its query's phrases, else by its category; those with neither are looked at every time. SYNONYM rules
 * hold by the vocabulary (`SynonymTable`), and are never among `holding`.
 */
export function createRuleBook(rules: readonly Rule[]): RuleBook {
  const ordered = [...rules].sort(byPriority);
  const placed = ordered.map((rule, place) => ({ rule, place })).filter(({ rule }) => rule.action.kind !== 'synonym');
  const phrases = createPhraseIndex(
    placed.flatMap(({ rule, place }) =>
      rule.condition.query === undefined ? [] : [{ entry: place, pattern: rule.condition.query }],
    ),
  );
  const shelves = new Map<string, number[]>();
  const always: number[] = [];
  for (const { rule, place } of placed) {
    const { query, category } = rule.condition;
    if (query !== undefined) continue;
    if (category === undefined) always.push(place);
    else shelves.set(shelfKey(category), [...(shelves.get(shelfKey(category)) ?? []), place]);
  }
  if (placed.length === 0) return { rules: ordered, holding: () => NONE };
  return {
    rules: ordered,
    holding: (request) => {
      const { query, filters } = request;
      const found = new Set(always);
      if (!query.browsing) for (const place of phrases.of(query.correctedText ?? query.text)) found.add(place);
      if (shelves.size > 0) {
        for (const shelf of shelvesOf(filters)) for (const place of shelves.get(shelf) ?? []) found.add(place);
      }
      if (found.size === 0) return NONE;
      return [...found]
        .sort((a, b) => a - b)
        .map((place) => ordered[place] as Rule)
        .filter(({ condition }) => isNow(condition, request.now) && isOnShelf(condition, filters));
    },
  };
}

const NONE: readonly Rule[] = [];

function byPriority(a: Rule, b: Rule): number {
  return b.priority - a.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const shelfKey = (path: readonly string[]): string => JSON.stringify(path);

/** Every category that the request is filtered to, and those above it. */
function* shelvesOf(filters: readonly Filter[]): Generator<string> {
  for (const filter of filters) {
    if (filter.kind !== 'category') continue;
    for (let depth = 1; depth <= filter.path.length; depth++) yield shelfKey(filter.path.slice(0, depth));
  }
}

function isOnShelf({ category }: Rule['condition'], filters: readonly Filter[]): boolean {
  if (category === undefined) return true;
  return filters.some(
    (filter) => filter.kind === 'category' && category.every((name, level) => filter.path[level] === name),
  );
}

/** From its first instant until just before its last. */
function isNow({ from, until }: Rule['condition'], now: Date): boolean {
  return (from === undefined || from <= now) && (until === undefined || now < until);
}
