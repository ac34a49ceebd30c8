import type { Filter } from '@fusionrank/domain/search';
import { isNumberKey, placed, type ItemColumns } from './item-columns.ts';
import type { ValueColumn } from './value-column.ts';

/** One condition on a row; a row has to meet them all. */
export interface RowFilter {
  /** The facet that this filter narrows: that facet alone is counted as if the filter were not there. */
  readonly key: string;
  readonly passes: (row: number) => boolean;
}

/** Filters made ready for many rows. A key that no item has lets nothing through; so does an empty `anyOf`. */
export function rowFilters(filters: readonly Filter[], columns: ItemColumns): RowFilter[] {
  return filters.map((filter) => {
    switch (filter.kind) {
      case 'terms':
        return { key: filter.key, passes: holdsAny(columns.values(filter.key), filter.anyOf) };
      case 'availability':
        return { key: 'availability', passes: holdsAny(columns.values('availability'), filter.anyOf) };
      case 'category':
        return { key: 'category', passes: standsBelow(columns.paths, filter.path) };
      case 'range':
        return { key: filter.key, passes: lies(filter, columns) };
    }
  });
}

function holdsAny(column: ValueColumn | undefined, anyOf: readonly string[]): (row: number) => boolean {
  if (column === undefined) return () => false;
  const wanted = new Set(anyOf);
  return bySet(column, (values) => values.some((value) => wanted.has(value)));
}

function standsBelow(paths: ValueColumn, path: readonly string[]): (row: number) => boolean {
  return bySet(paths, (levels) => path.every((name, level) => levels[level] === placed(name, level)));
}

function bySet(column: ValueColumn, allows: (values: readonly string[]) => boolean): (row: number) => boolean {
  const allowed = Array.from({ length: column.setCount() }, (_, set) => allows(column.valuesOf(set)));
  return (row) => allowed[column.setAt(row)] ?? false;
}

function lies(range: Extract<Filter, { kind: 'range' }>, columns: ItemColumns): (row: number) => boolean {
  const { key, min = -Infinity, max = Infinity } = range;
  if (!isNumberKey(key)) return () => false;
  const numbers = columns.numbers[key];
  return (row) => {
    const value = numbers.at(row);
    return value >= min && value <= max;
  };
}
