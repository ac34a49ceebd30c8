import { problem } from '@fusionrank/domain/problem';
import {
  type DotsAsked,
  dotWith,
  rowDots,
  readRow,
  type VectorColumn,
  vectorOfRow,
  type VectorRows,
  type VectorTable,
} from '@fusionrank/model/ranking';
import { topRows } from './top-rows.ts';

/** The modality columns in which nearness means likeness. */
export const VECTOR_MODALITIES = ['text', 'image', 'behaviour'] as const;
export type VectorModality = (typeof VECTOR_MODALITIES)[number];

/** Cosine of a row in [−1, 1]; undefined where the row's modality is missing, 0 when either vector is all zeros. */
export type CosineOfRow = (row: number) => number | undefined;

/** Likeness in an item table, with every vector's length worked out once, when it is first asked for. */
export interface FeatureSpace {
  readonly table: VectorTable;
  /** A copy of the row's vector, or undefined where the modality is missing. */
  vector(modality: VectorModality, row: number): Float32Array | undefined;
  /** Throws INVALID_INPUT for a vector of another width than the column's. */
  cosineTo(modality: VectorModality, vector: Float32Array): CosineOfRow;
  /** `cosineTo` of many rows at once: aligned with them, NaN where it says undefined. */
  cosinesTo(modality: VectorModality, vector: Float32Array, rows: Int32Array): Float64Array;
  /**
   * Cosines of the parts that a learned text encoder gave, for a vector as wide as the text column; aligned with the rows, NaN for one
   * without a text. Undefined when it gave none.
   */
  learnedCosinesTo(vector: Float32Array, rows: Int32Array): Float64Array | undefined;
  /** Rows whose vectors in the table are other than before. */
  change(rows: readonly number[]): void;
}

export function createFeatureSpace(table: VectorTable): FeatureSpace {
  const lengths = {
    text: new VectorLengths(table.text),
    image: new VectorLengths(table.image),
    behaviour: new VectorLengths(table.behaviour),
  };
  return {
    table,
    vector: (modality, row) => vectorOfRow(table[modality], row),
    cosineTo: (modality, vector) => {
      refuseOtherWidth(table, modality, vector);
      const { present } = table[modality];
      const ownLength = euclidean(vector);
      const lengthOf = lengths[modality].ofRow();
      const dot = dotWith(table[modality], vector);
      return (row) => {
        if (present[row] !== 1) return undefined;
        const product = ownLength * lengthOf(row);
        return product === 0 ? 0 : dot(row) / product;
      };
    },
    cosinesTo: (modality, vector, rows) => {
      refuseOtherWidth(table, modality, vector);
      const ownLength = euclidean(vector);
      const lengthOf = lengths[modality].ofRow();
      return dotsOfPresent(table[modality], { vector, rows }, (dot, row) => {
        const product = ownLength * lengthOf(row);
        return product === 0 ? 0 : dot / product;
      });
    },
    learnedCosinesTo: (vector, rows) => {
      const { width, learned = 0 } = table.text;
      if (learned === 0) return undefined;
      const start = width - learned;
      // Both are of unit length or all zeros.
      return dotsOfPresent(table.text, { vector: vector.subarray(start), rows, start }, (dot) => dot);
    },
    change: (rows) => {
      for (const modality of VECTOR_MODALITIES) lengths[modality].forget(rows, table[modality]);
    },
  };
}

function refuseOtherWidth(table: VectorTable, modality: VectorModality, vector: Float32Array): void {
  const { width } = table[modality];
  if (vector.length === width) return;
  throw problem('INVALID_INPUT', `${modality} vector: expected ${width} numbers, got ${vector.length}`);
}

/** What is made of the products of rows that have the modality, NaN for the others; aligned with the rows. */
function dotsOfPresent(
  column: VectorColumn,
  { rows, ...asked }: DotsAsked,
  of: (dot: number, row: number) => number,
): Float64Array {
  const isPresent = (row: number): boolean => column.present[row] === 1;
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const present = rows.filter(isPresent);
  const dots = rowDots(column, { ...asked, rows: present });
  let next = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (isPresent(row)) values[i] = of(dots[next++] as number, row);
  }
  return values;
}

export interface Wanted {
  readonly rowCount: number;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
  /** Rows below it are left out. */
  readonly minimum: number;
}

/** The rows of the largest likeness, exact: every accepted row is looked at. Nearest first, equal ones by row. */
export function nearestRows(likeness: CosineOfRow, { rowCount, accepts, limit, minimum }: Wanted): Int32Array {
  const rows: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (!accepts(row)) continue;
    const value = likeness(row);
    if (value === undefined || value < minimum) continue;
    rows.push(row);
    values.push(value);
  }
  return topRows(rows, values, limit);
}

/** Euclidean lengths of a column's vectors, [rows]; NaN where nobody asked yet. */
class VectorLengths {
  #rows: VectorRows;
  #known: Float32Array;

  constructor(column: VectorColumn) {
    this.#rows = rowsNow(column);
    this.#known = new Float32Array(column.present.length).fill(NaN);
  }

  /** Of rows that are there; of the column as it lies now, also when it is moved later. */
  ofRow(): (row: number) => number {
    const rows = this.#rows;
    const known = this.#known;
    const vector = new Float32Array(rows.width);
    return (row) => {
      const length = known[row] as number;
      if (!Number.isNaN(length)) return length;
      readRow(rows, row, vector);
      known[row] = euclidean(vector);
      return known[row];
    };
  }

  forget(rows: readonly number[], column: VectorColumn): void {
    const { present } = column;
    if (present.length !== this.#known.length) {
      const roomier = new Float32Array(present.length).fill(NaN);
      roomier.set(this.#known.subarray(0, roomier.length));
      this.#known = roomier;
    }
    this.#rows = rowsNow(column);
    for (const row of rows) this.#known[row] = NaN;
  }
}

/** The arrays as they lie now: a column that grows takes others. */
function rowsNow({ width, values, scales }: VectorRows): VectorRows {
  return { width, values, ...(scales && { scales }) };
}

function euclidean(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}
