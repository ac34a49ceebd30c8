import { problem } from '@fusionrank/domain/problem';
import type { RankedItems } from '@fusionrank/domain/ranked-items';
import type { RankedItem } from '@fusionrank/domain/search';

/** Most products on one page. */
const MAX_PAGE = 100;

export interface Page {
  readonly items: readonly RankedItem[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The `first` items after position `after` (−1: from the top). */
export function pageOf(items: RankedItems, { first, after }: { readonly first: number; readonly after: number }): Page {
  const start = Math.min(after + 1, items.length);
  const end = Math.min(start + first, items.length);
  return { items: items.slice(start, end), hasNextPage: end < items.length, hasPreviousPage: start > 0 };
}

/** The page size asked for. Throws INVALID_INPUT outside 0..MAX_PAGE, before anything is ranked. */
export function checkedFirst(first: number): number {
  if (first >= 0 && first <= MAX_PAGE) return first;
  throw problem('INVALID_INPUT', `first: expected 0 to ${MAX_PAGE}, got ${first}`);
}
