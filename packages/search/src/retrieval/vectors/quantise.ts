/** What the numbers of an int8 code are to be multiplied with, and how far that is from the vector. */
export interface Quantised {
  readonly scale: number;
  /** Euclidean distance between the vector and its code, rounded up. */
  readonly error: number;
}

const LARGEST_CODE = 127;
/** The largest that leaves a product of MAX_WIDTH numbers within int32. */
const LARGEST_QUERY = 16_383;
/** float32 arithmetic on the way. */
const ROUNDING = 1 + 1e-5;

/** Writes a vector's code: the nearest multiples of its largest number over 127. */
export function writeCode(vector: Float32Array, code: Int8Array): Quantised {
  const scale = largest(vector) / LARGEST_CODE;
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i] as number;
    const number = scale === 0 ? 0 : Math.round(value / scale);
    code[i] = number;
    squares += (value - number * scale) ** 2;
  }
  return { scale, error: Math.sqrt(squares) * ROUNDING };
}

/** Writes a query as int16; the same, finer. */
export function writeQuery(vector: Float32Array, target: Int16Array): Quantised {
  const scale = largest(vector) / LARGEST_QUERY;
  let squares = 0;
  target.fill(0);
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i] as number;
    const number = scale === 0 ? 0 : Math.round(value / scale);
    target[i] = number;
    squares += (value - number * scale) ** 2;
  }
  return { scale, error: Math.sqrt(squares) * ROUNDING };
}

function largest(vector: Float32Array): number {
  let most = 0;
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i] as number));
  return most;
}
