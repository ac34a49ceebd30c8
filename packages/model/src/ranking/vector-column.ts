import { FLOAT16_VALUES, writeFloat16 } from '@fusionrank/domain/float16';

/** Numbers as float32, or as IEEE 754 binary16 in half the memory. */
export type VectorValues = Float32Array | Uint16Array;

/** One modality's vectors for every item, row-major, as search reads them; a ModalityColumn is one. */
export interface VectorColumn {
  readonly width: number;
  /** [rows, width] or longer; undefined content where `present[row] !== 1`. */
  readonly values: VectorValues;
  /** [rows] or longer, 1 where the modality is there. */
  readonly present: Uint8Array;
  /** How many of its last numbers a learned text encoder gave, of unit length by themselves; absent: none. */
  readonly learned?: number;
}

/** Σ of the products of a vector and the numbers from a place on. */
export type DotFrom = (from: number) => number;

/** The loop is the same one written twice: one that reads either kind would be twice as slow for both. */
export function dotWith(values: VectorValues, vector: Float32Array): DotFrom {
  return values instanceof Float32Array ? floatDot(values, vector) : halfDot(values, vector);
}

function floatDot(values: Float32Array, vector: Float32Array): DotFrom {
  return (from) => {
    let sum = 0;
    // Both lie inside their arrays: a `?? 0` here would double the time of a scan.
    for (let i = 0; i < vector.length; i++) sum += (values[from + i] as number) * (vector[i] as number);
    return sum;
  };
}

function halfDot(values: Uint16Array, vector: Float32Array): DotFrom {
  return (from) => {
    let sum = 0;
    for (let i = 0; i < vector.length; i++)
      sum += (FLOAT16_VALUES[values[from + i] as number] as number) * (vector[i] as number);
    return sum;
  };
}

/** Writes numbers from a place on as floats. */
export function readFloats(values: VectorValues, from: number, into: Float32Array): void {
  if (values instanceof Float32Array) into.set(values.subarray(from, from + into.length));
  else for (let i = 0; i < into.length; i++) into[i] = FLOAT16_VALUES[values[from + i] as number] as number;
}

/** A copy of the row's vector, which stays as it is when the row changes; undefined where the modality is missing. */
export function vectorOfRow({ width, values, present }: VectorColumn, row: number): Float32Array | undefined {
  if (present[row] !== 1) return undefined;
  const vector = new Float32Array(width);
  readFloats(values, row * width, vector);
  return vector;
}

export function writeFloats(values: VectorValues, at: number, floats: Float32Array): void {
  if (values instanceof Float32Array) values.set(floats, at);
  else writeFloat16(floats, values, at);
}
