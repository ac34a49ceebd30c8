import type { Rng } from '@fusionrank/domain/rng';

/** Draws ranks in [0, size): rank r comes up in proportion to 1 / (r + 1 + shift) (Zipf; Mandelbrot's shift flattens the head). */
export function zipf(size: number, shift = 0): (rng: Rng) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) sums[rank] = sum += 1 / (rank + 1 + shift);
  return (rng) => {
    const drawn = rng.next() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
