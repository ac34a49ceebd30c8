/** Rows in the order they came, in one array that grows. */
export interface RowList {
  add(row: number): void;
  /** A view: good until the next `add`. */
  rows(): Int32Array;
}

const FIRST_LENGTH = 256;

export function createRowList(): RowList {
  let rows = new Int32Array(FIRST_LENGTH);
  let length = 0;
  return {
    add: (row) => {
      if (length === rows.length) {
        const wider = new Int32Array(rows.length * 2);
        wider.set(rows);
        rows = wider;
      }
      rows[length++] = row;
    },
    rows: () => rows.subarray(0, length),
  };
}
