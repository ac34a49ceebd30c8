/**
 * Solves A·x = b for a symmetric positive definite A of `size` rows, row-major, by A = L·Lᵀ. Overwrites the lower triangle
 * of `a` with L and `b` with x.
 */
export function solveCholesky(a: Float64Array, b: Float64Array, size: number): void {
  factorise(a, size);
  for (let i = 0; i < size; i++) {
    let sum = at(b, i);
    for (let k = 0; k < i; k++) sum -= at(a, i * size + k) * at(b, k);
    b[i] = sum / at(a, i * size + i);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = at(b, i);
    for (let k = i + 1; k < size; k++) sum -= at(a, k * size + i) * at(b, k);
    b[i] = sum / at(a, i * size + i);
  }
}

function factorise(a: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(a, i * size + j);
      for (let k = 0; k < j; k++) sum -= at(a, i * size + k) * at(a, j * size + k);
      if (i === j && sum <= 0) throw new RangeError(`matrix is not positive definite: pivot ${i} is ${sum}`);
      a[i * size + j] = i === j ? Math.sqrt(sum) : sum / at(a, j * size + j);
    }
  }
}

const at = (values: Float64Array, i: number): number => values[i] as number;
