import type { Facet, FacetValue, Filter } from '@fusionrank/domain/search';
import { isNumberKey, type ItemColumns, type NumberKey } from './item-columns.ts';
import type { RowFilter } from './row-filters.ts';
import type { ValueColumn } from './value-column.ts';

/** Counts facets while matches are filtered, so that each row is looked at once. */
export interface FacetCounter {
  /** Counts a match and says whether it passes every filter. A facet ignores the filters of its own key. */
  readonly passes: (row: number) => boolean;
  /** In the order of the keys asked for; a key that nothing has is left out. */
  readonly facets: () => readonly Facet[];
}

/** Values told one by one; the rest is told as a sum. Selected values are always told. */
const MAX_FACET_VALUES = 50;

export interface FacetRequest {
  readonly columns: ItemColumns;
  readonly rowFilters: readonly RowFilter[];
  readonly filters: readonly Filter[];
  readonly facetKeys: readonly string[];
}

export function createFacetCounter({ columns, rowFilters, filters, facetKeys }: FacetRequest): FacetCounter {
  const counts = [...new Set(facetKeys)].flatMap((key) => {
    const column = isNumberKey(key) ? undefined : columns.values(key);
    if (isNumberKey(key)) return [{ key, ...rangeCount(key, columns) }];
    return column === undefined ? [] : [{ key, ...termsCount(column, selectedValues(key, filters)) }];
  });
  return {
    passes: (row) => {
      const failed = failedKeys(row, rowFilters);
      if (failed === 'several') return false;
      for (const count of counts) if (failed === 'none' || count.key === failed.key) count.add(row);
      return failed === 'none';
    },
    facets: () => counts.flatMap((count) => count.facet(count.key)),
  };
}

/** Which one key keeps the row out, if it is one. */
function failedKeys(row: number, rowFilters: readonly RowFilter[]): 'none' | 'several' | { readonly key: string } {
  let failed: RowFilter | undefined;
  for (const filter of rowFilters) {
    if (filter.passes(row)) continue;
    if (failed !== undefined && failed.key !== filter.key) return 'several';
    failed = filter;
  }
  return failed ?? 'none';
}

interface Count {
  readonly add: (row: number) => void;
  readonly facet: (key: string) => readonly Facet[];
}

function termsCount(column: ValueColumn, selected: ReadonlySet<string>): Count {
  const bySet = new Int32Array(column.setCount());
  return {
    add: (row) => {
      const set = column.setAt(row);
      bySet[set] = (bySet[set] ?? 0) + 1;
    },
    facet: (key) => {
      const byValue = new Map<string, number>([...selected].map((value) => [value, 0]));
      for (const [set, count] of bySet.entries()) {
        if (count === 0) continue;
        for (const value of column.valuesOf(set)) byValue.set(value, (byValue.get(value) ?? 0) + count);
      }
      return [{ kind: 'terms', key, ...cut(byValue, selected) }];
    },
  };
}

function cut(byValue: ReadonlyMap<string, number>, selected: ReadonlySet<string>) {
  const all: FacetValue[] = [...byValue]
    .map(([value, count]) => ({ value, count, selected: selected.has(value) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const told = all.filter((value, at) => at < MAX_FACET_VALUES || value.selected);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return { values: told, otherCount: total - told.reduce((sum, { count }) => sum + count, 0) };
}

function rangeCount(key: NumberKey, columns: ItemColumns): Count {
  let min = Infinity;
  let max = -Infinity;
  return {
    add: (row) => {
      const value = columns.number(key, row);
      if (value === undefined) return;
      min = Math.min(min, value);
      max = Math.max(max, value);
    },
    facet: (name) => (min > max ? [] : [{ kind: 'range', key: name, min, max }]),
  };
}

function selectedValues(key: string, filters: readonly Filter[]): ReadonlySet<string> {
  return new Set(
    filters.flatMap((filter) => {
      if (filter.kind === 'terms' && filter.key === key) return filter.anyOf;
      return filter.kind === 'availability' && key === 'availability' ? filter.anyOf : [];
    }),
  );
}
