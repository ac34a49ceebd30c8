import type { Facet, FacetValue, Filter } from '@fusionrank/domain/search';
import { isNumberKey, type ItemColumns, type NumberKey } from './item-columns.ts';
import type { RowFilter } from './row-filters.ts';
import { createRowList } from './row-list.ts';
import type { ValueColumn } from './value-column.ts';

/** Counts facets over matches as they are filtered: each is filtered once, and each facet is counted in one go over its column. */
export interface FacetCounter {
  /** Takes a match in and says whether it passes every filter. A facet ignores the filters of its own key. */
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
  const passing = createRowList();
  /** Rows that the filters of one key alone keep out, by the key: its own facet counts them. */
  const keptOut = new Map(rowFilters.map(({ key }) => [key, createRowList()]));
  return {
    passes: (row) => {
      const failed = failedKeys(row, rowFilters);
      if (failed === 'none') passing.add(row);
      else if (failed !== 'several') keptOut.get(failed.key)?.add(row);
      return failed === 'none';
    },
    facets: () => counts.flatMap(({ key, facet }) => facet(key, [passing.rows(), keptOut.get(key)?.rows() ?? NO_ROWS])),
  };
}

const NO_ROWS = new Int32Array(0);

/** Which one key keeps the row out, if it is one. */
function failedKeys(row: number, rowFilters: readonly RowFilter[]): 'none' | 'several' | { readonly key: string } {
  let failed: RowFilter | undefined;
  if (rowFilters.length === 0) return 'none';
  for (const filter of rowFilters) {
    if (filter.passes(row)) continue;
    if (failed !== undefined && failed.key !== filter.key) return 'several';
    failed = filter;
  }
  return failed ?? 'none';
}

interface Count {
  /** Over all rows of the lists, each of which is in one of them once. */
  readonly facet: (key: string, lists: readonly Int32Array[]) => readonly Facet[];
}

function termsCount(column: ValueColumn, selected: ReadonlySet<string>): Count {
  return {
    facet: (key, lists) => {
      const bySet = new Int32Array(column.setCount());
      for (const rows of lists) column.tally(rows, bySet);
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
  const numbers = columns.numbers[key];
  return {
    facet: (name, lists) => {
      let min = Infinity;
      let max = -Infinity;
      for (const rows of lists) {
        for (let i = 0; i < rows.length; i++) {
          // NaN, where the shop does not say, is neither less nor more.
          const value = numbers.at(rows[i] as number);
          if (value < min) min = value;
          if (value > max) max = value;
        }
      }
      return min > max ? [] : [{ kind: 'range', key: name, min, max }];
    },
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
