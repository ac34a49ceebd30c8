import { createCodeColumn } from './code-column.ts';

/**
 * The values of one attribute by row. Rows with the same values share one *set*, so that a filter is decided and a
 * facet counted once a set, not once a row.
 */
export interface ValueColumn {
  put(row: number, values: readonly string[]): void;
  /** The set of a row without values is 0. */
  setAt(row: number): number;
  valuesOf(set: number): readonly string[];
  /** The row's values; shared with others, made for none. */
  at(row: number): readonly string[];
  setCount(): number;
}

export function createValueColumn(): ValueColumn {
  const sets: (readonly string[])[] = [[]];
  const numberOf = new Map<string, number>([['[]', 0]]);
  const codes = createCodeColumn();
  const setAt = (row: number): number => codes.at(row);
  const valuesOf = (set: number): readonly string[] => sets[set] ?? [];
  return {
    put(row, values) {
      const distinct = [...new Set(values)];
      const key = JSON.stringify(distinct);
      let number = numberOf.get(key);
      if (number === undefined) numberOf.set(key, (number = sets.push(distinct) - 1));
      codes.put(row, number);
    },
    setAt,
    valuesOf,
    at: (row) => valuesOf(setAt(row)),
    setCount: () => sets.length,
  };
}
