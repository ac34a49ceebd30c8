import { section, type Section, type SectionFile } from '../snapshot/index.ts';
import { grown } from './grown.ts';

/** A number of each row, eight bytes a row. */
export interface NumberColumn {
  put(row: number, value: number | undefined): void;
  /** NaN for a row that has none: it lies in no range, and no array of objects holds a million of them. */
  readonly at: (row: number) => number;
  /** The same, said as the rest of the code says it. */
  of(row: number): number | undefined;
  byteLength(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

export function createNumberColumn(known: Float64Array = new Float64Array(0)): NumberColumn {
  let values = known;
  let filled = known.length;
  const at = (row: number): number => (row < filled ? (values[row] as number) : Number.NaN);
  return {
    put(row, value) {
      values = grown(values, row);
      if (row >= filled) {
        values.fill(Number.NaN, filled, row);
        filled = row + 1;
      }
      values[row] = value ?? Number.NaN;
    },
    at,
    of: (row) => {
      const value = at(row);
      return Number.isNaN(value) ? undefined : value;
    },
    byteLength: () => values.byteLength,
    sections: (name) => [section(name, values.slice(0, filled))],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreNumberColumn(file: SectionFile, name: string): Promise<NumberColumn> {
  return createNumberColumn(await file.read(name, 'Float64Array'));
}
