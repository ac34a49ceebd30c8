import { listSection, type Section, type SectionFile } from '../snapshot/index.ts';
import { createCodeColumn, restoreCodeColumn, type CodeColumn } from './code-column.ts';

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
  /** Adds 1 to the count of each row's set; `counts` is [setCount]. */
  tally(rows: Int32Array, counts: Int32Array): void;
  /** Of the codes; the sets are few. */
  byteLength(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

interface ValueState {
  /** The first one is empty. */
  readonly sets: (readonly string[])[];
  readonly codes: CodeColumn;
}

const emptyState = (): ValueState => ({ sets: [[]], codes: createCodeColumn() });

export function createValueColumn({ sets, codes }: ValueState = emptyState()): ValueColumn {
  const numberOf = new Map(sets.map((values, number) => [JSON.stringify(values), number]));
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
    tally: (rows, counts) => {
      codes.tally(rows, counts);
    },
    byteLength: () => codes.byteLength(),
    sections: (name) => [...codes.sections(`${name}/codes`), listSection(`${name}/sets`, sets.slice())],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreValueColumn(file: SectionFile, name: string): Promise<ValueColumn> {
  const codes = await restoreCodeColumn(file, `${name}/codes`);
  const sets = (await file.list(`${name}/sets`)) as readonly (readonly string[])[];
  return createValueColumn({ sets: [...sets], codes });
}
