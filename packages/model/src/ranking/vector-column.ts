import { FLOAT16_VALUES, writeFloat16 } from '@fusionrank/domain/float16';

/**
 * How numbers of vectors are kept: float32, IEEE 754 binary16, or whole numbers in [−127, 127] times a scale of the row's own, its
 * largest magnitude / 127.
 */
export type VectorValues = Float32Array | Uint16Array | Int8Array;

/** One modality's vectors for every item, row-major, as search reads them; a ModalityColumn is one. */
export interface VectorColumn {
  readonly width: number;
  /** [rows, width] or longer; undefined content where `present[row] !== 1`. */
  readonly values: VectorValues;
  /** [rows] or longer, of whole numbers alone. */
  readonly scales?: Float32Array;
  /** [rows] or longer, 1 where the modality is there. */
  readonly present: Uint8Array;
  /** How many of its last numbers a learned text encoder gave, of unit length by themselves; absent: none. */
  readonly learned?: number;
}

export type VectorRows = Pick<VectorColumn, 'width' | 'values' | 'scales'>;

/**
 * Σ of the products of a vector and as many numbers of a row, those from `start` on. Of the column as it lies now, also when it is
 * moved later. Each kind has a loop of its own: one that reads them all would be slower for each.
 */
export function dotWith(column: VectorRows, vector: Float32Array, start = 0): (row: number) => number {
  const { width, values } = column;
  if (values instanceof Float32Array) return floatDot(values, vector, { width, start });
  if (values instanceof Uint16Array) return halfDot(values, vector, { width, start });
  const { scales = new Float32Array(0) } = column;
  const whole = wholeDot(values, vector, { width, start });
  return (row) => whole(row) * (scales[row] as number);
}

interface Within {
  readonly width: number;
  readonly start: number;
}

function floatDot(values: Float32Array, vector: Float32Array, { width, start }: Within): (row: number) => number {
  return (row) => {
    const from = row * width + start;
    let sum = 0;
    // Both lie inside their arrays: a `?? 0` here would double the time of a scan.
    for (let i = 0; i < vector.length; i++) sum += (values[from + i] as number) * (vector[i] as number);
    return sum;
  };
}

function halfDot(values: Uint16Array, vector: Float32Array, { width, start }: Within): (row: number) => number {
  return (row) => {
    const from = row * width + start;
    let sum = 0;
    for (let i = 0; i < vector.length; i++)
      sum += (FLOAT16_VALUES[values[from + i] as number] as number) * (vector[i] as number);
    return sum;
  };
}

function wholeDot(values: Int8Array, vector: Float32Array, { width, start }: Within): (row: number) => number {
  return (row) => {
    const from = row * width + start;
    let sum = 0;
    for (let i = 0; i < vector.length; i++) sum += (values[from + i] as number) * (vector[i] as number);
    return sum;
  };
}

/** Writes a row as floats, [width]. */
export function readRow({ width, values, scales }: VectorRows, row: number, into: Float32Array): void {
  const from = row * width;
  if (values instanceof Float32Array) into.set(values.subarray(from, from + width));
  else if (values instanceof Uint16Array)
    for (let i = 0; i < width; i++) into[i] = FLOAT16_VALUES[values[from + i] as number] as number;
  else {
    const scale = scales?.[row] ?? 0;
    for (let i = 0; i < width; i++) into[i] = (values[from + i] as number) * scale;
  }
}

/** A copy of the row's vector, which stays as it is when the row changes; undefined where the modality is missing. */
export function vectorOfRow(column: VectorColumn, row: number): Float32Array | undefined {
  if (column.present[row] !== 1) return undefined;
  const vector = new Float32Array(column.width);
  readRow(column, row, vector);
  return vector;
}

/** @param vector [width] */
export function writeRow({ width, values, scales }: VectorRows, row: number, vector: Float32Array): void {
  if (values instanceof Float32Array) values.set(vector, row * width);
  else if (values instanceof Uint16Array) writeFloat16(vector, values, row * width);
  else if (scales !== undefined) scales[row] = writeWhole(vector, values, row * width);
}

/** Writes a vector as whole numbers; returns their scale. A vector of zeros has scale 0. */
export function writeWhole(vector: Float32Array, into: Int8Array, at: number): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) {
    into.fill(0, at, at + vector.length);
    return 0;
  }
  for (let i = 0; i < vector.length; i++) into[at + i] = Math.round(((vector[i] as number) / largest) * 127);
  return largest / 127;
}
