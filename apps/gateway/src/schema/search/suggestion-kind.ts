import type { SuggestionKind as DomainKind } from '@fusionrank/search';
import type { SuggestionKind } from '../types.generated.ts';

/** The schema's name of each kind of suggestion. */
export const SUGGESTION_KIND = {
  query: 'QUERY',
  category: 'CATEGORY',
  brand: 'BRAND',
  title: 'TITLE',
} as const satisfies Record<DomainKind, SuggestionKind>;
