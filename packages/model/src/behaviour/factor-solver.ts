import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import { solveCholesky } from './cholesky.ts';

export interface FactorSolverSettings {
  /** Width of a factor. */
  readonly factors: number;
  /** λ > 0, times how many a row touched. */
  readonly regularization: number;
  /** An interaction of weight w has confidence 1 + alpha · w. */
  readonly alpha: number;
}

/**
 * The factor x of who touched `indices` with these weights; weights ≤ 0 count as none, and nothing touched gives zeros.
 */
export type FactorSolver = (indices: Int32Array, values: Float32Array) => Float64Array;

/**
 * Least squares of iALS against fixed factors F, one row at a time: (FᵀF + λnI + Σ e_j f_j f_jᵀ) x = Σ (1 + e_j) f_j, with
 * e_j = alpha · w_j over the n touched.
 *
 * All is seen from the eigenvectors of FᵀF, where FᵀF + λnI is a diagonal D. A row that touched fewer than `factors` is then
 * solved by as many equations as it touched (Woodbury): x = D⁻¹Fᵀz with (E⁻¹ + F·D⁻¹·Fᵀ) z = E⁻¹(1 + e).
 */
export function factorSolver(fixed: Float32Array, settings: FactorSolverSettings): FactorSolver {
  const { factors: width, regularization } = settings;
  const { values: energies, vectors } = symmetricEigen(gramian(fixed, width));
  const turned = turnedRows(fixed, vectors, width);
  const row = new TouchedRow(width, settings);
  const diagonal = new Float64Array(width);
  return (indices, values) => {
    row.read(turned, indices, values);
    for (let k = 0; k < width; k++) diagonal[k] = Math.max(0, energies[k] as number) + regularization * row.count;
    return turnedBack(row.solve(diagonal), vectors);
  };
}

/** What one row touched, seen from the eigenvectors, and room to solve for it. */
class TouchedRow {
  count = 0;
  readonly #width: number;
  readonly #alpha: number;
  /** [count, width] */
  #rows = new Float64Array(0);
  /** [count] */
  #extras = new Float64Array(0);
  #scaled = new Float64Array(0);
  readonly #system: Float64Array;
  readonly #solution: Float64Array;

  constructor(width: number, { alpha }: FactorSolverSettings) {
    this.#width = width;
    this.#alpha = alpha;
    this.#system = new Float64Array(width * width);
    this.#solution = new Float64Array(width);
  }

  read(turned: Float64Array, indices: Int32Array, values: Float32Array): void {
    const width = this.#width;
    if (this.#extras.length < indices.length) this.#grow(2 * indices.length);
    this.count = 0;
    for (let i = 0; i < indices.length; i++) {
      const weight = values[i] as number;
      if (weight <= 0) continue;
      const source = (indices[i] as number) * width;
      const target = this.count * width;
      for (let k = 0; k < width; k++) this.#rows[target + k] = turned[source + k] as number;
      this.#extras[this.count++] = this.#alpha * weight;
    }
  }

  /** The solution, seen from the eigenvectors. */
  solve(diagonal: Float64Array): Float64Array {
    if (this.count === 0) return this.#solution.fill(0);
    // Without extra confidence E has no inverse.
    return this.count < this.#width && this.#alpha > 0 ? this.#byTouched(diagonal) : this.#byFactor(diagonal);
  }

  #grow(room: number): void {
    this.#rows = new Float64Array(room * this.#width);
    this.#scaled = new Float64Array(room * this.#width);
    this.#extras = new Float64Array(room);
  }

  /** As many equations as were touched. */
  #byTouched(diagonal: Float64Array): Float64Array {
    const width = this.#width;
    const [rows, scaled, system] = [this.#rows, this.#scaled, this.#system];
    const targets = new Float64Array(this.count);
    for (let a = 0; a < this.count; a++) {
      const extra = this.#extras[a] as number;
      for (let k = 0; k < width; k++) scaled[a * width + k] = (rows[a * width + k] as number) / (diagonal[k] as number);
      for (let b = 0; b <= a; b++) {
        let sum = a === b ? 1 / extra : 0;
        for (let k = 0; k < width; k++) sum += (scaled[a * width + k] as number) * (rows[b * width + k] as number);
        system[a * this.count + b] = sum;
      }
      targets[a] = (1 + extra) / extra;
    }
    solveCholesky(system, targets, this.count);
    this.#solution.fill(0);
    for (let a = 0; a < this.count; a++) addRow(this.#solution, scaled, { row: a, factor: targets[a] as number });
    return this.#solution;
  }

  /** As many equations as a factor is wide. */
  #byFactor(diagonal: Float64Array): Float64Array {
    const width = this.#width;
    const [rows, system] = [this.#rows, this.#system];
    system.fill(0);
    this.#solution.fill(0);
    for (let k = 0; k < width; k++) system[k * width + k] = diagonal[k] as number;
    for (let a = 0; a < this.count; a++) {
      const extra = this.#extras[a] as number;
      addRow(this.#solution, rows, { row: a, factor: 1 + extra });
      for (let i = 0; i < width; i++) {
        const scaled = extra * (rows[a * width + i] as number);
        for (let j = 0; j <= i; j++)
          system[i * width + j] = (system[i * width + j] as number) + scaled * (rows[a * width + j] as number);
      }
    }
    solveCholesky(system, this.#solution, width);
    return this.#solution;
  }
}

function addRow(
  sums: Float64Array,
  rows: Float64Array,
  { row, factor }: { readonly row: number; readonly factor: number },
): void {
  const start = row * sums.length;
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + factor * (rows[start + k] as number);
}

/** FᵀF in the lower triangle. */
function gramian(factors: Float32Array, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  for (let row = 0; row < factors.length; row += width) {
    for (let i = 0; i < width; i++) {
      const value = factors[row + i] as number;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++)
        gram[i * width + j] = (gram[i * width + j] as number) + value * (factors[row + j] as number);
    }
  }
  return gram;
}

/** F·Q, row by row. */
function turnedRows(fixed: Float32Array, vectors: Float64Array, width: number): Float64Array {
  const turned = new Float64Array(fixed.length);
  for (let start = 0; start < fixed.length; start += width) {
    for (let i = 0; i < width; i++) {
      const value = fixed[start + i] as number;
      if (value === 0) continue;
      for (let k = 0; k < width; k++)
        turned[start + k] = (turned[start + k] as number) + value * (vectors[i * width + k] as number);
    }
  }
  return turned;
}

/** Q·y */
function turnedBack(solution: Float64Array, vectors: Float64Array): Float64Array {
  const width = solution.length;
  const out = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (vectors[i * width + k] as number) * (solution[k] as number);
    out[i] = sum;
  }
  return out;
}
