import { grown } from './grown.ts';

/** A number of each row, eight bytes a row. */
export interface NumberColumn {
  put(row: number, value: number | undefined): void;
  /** NaN for a row that has none: it lies in no range, and no array of objects holds a million of them. */
  readonly at: (row: number) => number;
  /** The same, said as the rest of the code says it. */
  of(row: number): number | undefined;
}

export function createNumberColumn(): NumberColumn {
  let values = new Float64Array(0);
  let filled = 0;
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
  };
}
