/** Scales a vector to unit length in place and returns it; a vector of zeros stays as it is. */
export function toUnit(vector: Float32Array): Float32Array {
  const length = lengthOf(vector);
  if (length === 0) return vector;
  const scale = 1 / length;
  for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] ?? 0) * scale;
  return vector;
}

/** Euclidean length. */
export function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}

/** Cosine of two vectors of one width, in [−1, 1]; 0 when either is all zeros. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [product, aSquares, bSquares] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k] ?? 0, b[k] ?? 0];
    product += x * y;
    aSquares += x * x;
    bSquares += y * y;
  }
  return aSquares === 0 || bSquares === 0 ? 0 : product / Math.sqrt(aSquares * bSquares);
}
