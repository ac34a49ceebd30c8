/**
 * The product of a vector with the numbers that stand at `offset`. Four sums at once: the processor need not wait for one addition to
 * end before the next.
 */
export function dot(values: Float32Array, offset: number, vector: Float32Array): number {
  const width = vector.length;
  let [a, b, c, d] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < width; k += 4) {
    a += (values[offset + k] as number) * (vector[k] as number);
    b += (values[offset + k + 1] as number) * (vector[k + 1] as number);
    c += (values[offset + k + 2] as number) * (vector[k + 2] as number);
    d += (values[offset + k + 3] as number) * (vector[k + 3] as number);
  }
  for (; k < width; k++) a += (values[offset + k] as number) * (vector[k] as number);
  return a + b + c + d;
}
