import { problem } from '@fusionrank/domain/problem';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import { topRows } from './top-rows.ts';

/** The modality columns in which nearness means likeness. */
export const VECTOR_MODALITIES = ['text', 'image', 'behaviour'] as const;
export type VectorModality = (typeof VECTOR_MODALITIES)[number];

/** Cosine of a row in [−1, 1]; undefined where the row's modality is missing, 0 when either vector is all zeros. */
export type CosineOfRow = (row: number) => number | undefined;

/** Likeness in an item feature table, with every vector's length worked out once. */
export interface FeatureSpace {
  readonly table: ItemFeatureTable;
  /** [rows] of each modality: Euclidean. */
  readonly lengths: Readonly<Record<VectorModality, Float32Array>>;
  /** The row's vector, or undefined where the modality is missing. */
  vector(modality: VectorModality, row: number): Float32Array | undefined;
  /** Throws INVALID_INPUT for a vector of another width than the column's. */
  cosineTo(modality: VectorModality, vector: Float32Array): CosineOfRow;
  /** Cosine of the parts that a learned text encoder gave, for a vector as wide as the text column; undefined when it gave none. */
  learnedCosineTo(vector: Float32Array): CosineOfRow | undefined;
}

/** What is known of a table whose other rows are the same. */
export interface SpaceBefore {
  readonly before: FeatureSpace;
  readonly changed: readonly number[];
}

export function createFeatureSpace(table: ItemFeatureTable, known?: SpaceBefore): FeatureSpace {
  const lengths: FeatureSpace['lengths'] = {
    text: lengthsOf(table, 'text', known),
    image: lengthsOf(table, 'image', known),
    behaviour: lengthsOf(table, 'behaviour', known),
  };
  return {
    table,
    lengths,
    vector: (modality, row) => {
      const { values, width, present } = table[modality];
      return present[row] === 1 ? values.subarray(row * width, (row + 1) * width) : undefined;
    },
    cosineTo: (modality, vector) => {
      const { values, width, present } = table[modality];
      if (vector.length !== width) {
        throw problem('INVALID_INPUT', `${modality} vector: expected ${width} numbers, got ${vector.length}`);
      }
      const ownLength = Math.sqrt(dot(vector, 0, vector));
      const itemLengths = lengths[modality];
      return (row) => {
        if (present[row] !== 1) return undefined;
        const product = ownLength * (itemLengths[row] ?? 0);
        return product === 0 ? 0 : dot(values, row * width, vector) / product;
      };
    },
    learnedCosineTo: (vector) => {
      const { values, width, present, learned = 0 } = table.text;
      if (learned === 0) return undefined;
      // Both are of unit length or all zeros.
      const own = vector.subarray(width - learned);
      return (row) => (present[row] === 1 ? dot(values, (row + 1) * width - learned, own) : undefined);
    },
  };
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

function lengthsOf(table: ItemFeatureTable, modality: VectorModality, known: SpaceBefore | undefined): Float32Array {
  const { values, width, present } = table[modality];
  const lengths = new Float32Array(present.length);
  const measure = (row: number): void => {
    const vector = values.subarray(row * width, (row + 1) * width);
    lengths[row] = present[row] === 1 ? Math.sqrt(dot(vector, 0, vector)) : 0;
  };
  const before = known?.before.lengths[modality] ?? new Float32Array(0);
  lengths.set(before.subarray(0, lengths.length));
  for (const row of known?.changed ?? []) measure(row);
  for (let row = 0; row < lengths.length; row++) {
    // New rows, and those whose vector came since.
    if (row >= before.length || (lengths[row] === 0 && present[row] === 1)) measure(row);
  }
  return lengths;
}

function dot(values: Float32Array, from: number, vector: Float32Array): number {
  let sum = 0;
  // Both lie inside their arrays: a `?? 0` here would double the time of a scan.
  for (let i = 0; i < vector.length; i++) sum += (values[from + i] as number) * (vector[i] as number);
  return sum;
}
