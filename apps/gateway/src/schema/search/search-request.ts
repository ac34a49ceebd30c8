import { problem } from '@fusionrank/domain/problem';
import type { Filter, SearchRequest } from '@fusionrank/domain/search';
import type { Viewer } from '../../viewer/viewer.ts';
import { readCategoryId } from '../product/category-id.ts';
import { photographQuery } from './photograph.ts';
import type { FilterInput, PersonalizationInput, RangeFilterInput, SearchInput } from '../types.generated.ts';

/** Longest query text, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 10_000;
const MOST_FILTERS = 20;
const MOST_VALUES = 250;
/** What is counted on every first page, so that any page may show it. */
export const FACET_KEYS = ['category', 'brand', 'colour', 'price', 'rating', 'availability'] as const;

/** The input as search asks for it. Throws INVALID_INPUT. */
export function searchRequest(
  input: SearchInput,
  asked: { readonly viewer: Viewer; readonly facetKeys: readonly string[] },
): SearchRequest {
  const text = input.text ?? '';
  if (text.length > MAX_TEXT_LENGTH) {
    throw problem('INVALID_INPUT', `text: expected at most ${MAX_TEXT_LENGTH} characters, got ${text.length}`);
  }
  const filters = input.filters ?? [];
  if (filters.length > MOST_FILTERS) {
    throw problem('INVALID_INPUT', `filters: expected at most ${MOST_FILTERS}, got ${filters.length}`);
  }
  const photograph = photographQuery(input);
  return {
    text,
    ...(photograph === undefined ? {} : { photograph }),
    userId: asked.viewer.userId,
    sessionId: asked.viewer.sessionId,
    filters: filters.map(filterOf),
    sort: input.sort ?? 'RELEVANCE',
    personalization: strengthOf(input.personalization ?? {}),
    facetKeys: asked.facetKeys,
  };
}

function strengthOf({ enabled, strength }: PersonalizationInput): number {
  const asked = strength ?? 1;
  if (!(asked >= 0 && asked <= 1)) throw problem('INVALID_INPUT', `strength: expected 0 to 1, got ${asked}`);
  return enabled === false ? 0 : asked;
}

/** `@oneOf` lets exactly one through. */
export function filterOf({ terms, range, category, availability }: FilterInput): Filter {
  if (terms) return { kind: 'terms', key: terms.key, anyOf: someOf(terms.anyOf) };
  if (range) return rangeOf(range);
  if (category !== undefined) return { kind: 'category', path: readCategoryId(category) };
  return { kind: 'availability', anyOf: someOf(availability) };
}

function someOf<Value>(values: readonly Value[]): readonly Value[] {
  if (values.length >= 1 && values.length <= MOST_VALUES) return values;
  throw problem('INVALID_INPUT', `anyOf: expected 1 to ${MOST_VALUES} values, got ${values.length}`);
}

function rangeOf({ key, min, max }: RangeFilterInput): Filter {
  if (key !== 'price' && key !== 'rating') {
    throw problem('INVALID_INPUT', `range.key: expected "price" or "rating", got ${JSON.stringify(key)}`);
  }
  const bounds = {
    ...(min === null || min === undefined ? {} : { min: Number(min) }),
    ...(max === null || max === undefined ? {} : { max: Number(max) }),
  };
  if (bounds.min !== undefined && bounds.max !== undefined && bounds.min > bounds.max) {
    throw problem('INVALID_INPUT', `range: expected min ≤ max, got ${bounds.min} and ${bounds.max}`);
  }
  return { kind: 'range', key, ...bounds };
}
