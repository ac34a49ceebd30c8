import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng } from '@fusionrank/domain/rng';
import type { DenseMatrix } from '../linear-algebra/dense-matrix.ts';
import { openGemm, type Gemm } from '../linear-algebra/gemm.ts';
import { orthonormalColumns } from '../linear-algebra/orthonormal-columns.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import type { CollaborativeFactors, TouchedItems } from './ials.ts';
import { inverseRoots, interactionGraph, positiveCells, rowSums, type InteractionGraph } from './interaction-graph.ts';
import { transposed, type SparseMatrix } from './sparse-matrix.ts';
import { sparseProduct, sparseTimesDense } from './sparse-product.ts';

export interface SpectralSettings {
  /** Eigenvectors kept: the cut of the ideal low-pass filter. */
  readonly width: number;
  readonly seed: number;
  /** Rounds of three multiplications and an orthonormalisation: 4 unless told. More settle the last vectors. */
  readonly rounds?: number;
}

export interface SpectralRun {
  /** Opened on all cores unless given. */
  readonly gemm?: Gemm;
  readonly onProgress?: OnProgress;
  /** Stops between rounds with INTERRUPTED. */
  readonly signal?: AbortSignal;
}

export interface SpectralModel {
  readonly width: number;
  /** [width]: squared singular values of R̃ in [0, 1], largest first; 0 beyond its rank. */
  readonly energies: Float64Array;
  /** V [items, width]: right singular vectors of R̃, row-major. */
  readonly vectors: Float32Array;
  /** [items]: how many touched each. */
  readonly itemCounts: Float64Array;
}

/** Directions followed beside the wanted ones: they make the last wanted ones settle. */
const OVERSAMPLING = 16;
const STEPS_PER_ROUND = 3;

/**
 * Leading right singular vectors of R̃ = D_u^−½ R D_i^−½ by block power iteration on R̃ᵀR̃ from a seeded start, with a
 * Rayleigh–Ritz step at the end (Halko, Martinsson & Tropp, 2011). Cells of positive weight count 1, others nothing.
 */
export async function fitSpectral(
  weights: SparseMatrix,
  settings: SpectralSettings,
  run: SpectralRun = {},
): Promise<SpectralModel> {
  const { width, seed, rounds = 4 } = settings;
  const graph = interactionGraph(weights);
  const gemm = run.gemm ?? (await openGemm());
  let basis = randomBlock(weights.columns, Math.min(weights.columns, width + OVERSAMPLING), seed);
  for (let round = 0; round < rounds; round++) {
    if (run.signal?.aborted === true)
      throw problem('INTERRUPTED', `spectral factors were stopped after ${round} of ${rounds} rounds`);
    run.onProgress?.({ stage: 'spectral factors', done: round, total: rounds });
    for (let step = 0; step < STEPS_PER_ROUND; step++) basis = smoothed(graph, basis);
    basis = await orthonormalColumns(basis, gemm);
  }
  run.onProgress?.({ stage: 'spectral factors', done: rounds, total: rounds });
  const itemCounts = rowSums(transposed(positiveCells(weights)));
  return { width, itemCounts, ...(await ritzPairs(graph, { basis, width, gemm })) };
}

/** R̃ᵀR̃·X */
const smoothed = ({ byUser, byItem }: InteractionGraph, x: DenseMatrix): DenseMatrix =>
  sparseTimesDense(byItem, sparseTimesDense(byUser, x));

function randomBlock(count: number, width: number, seed: number): DenseMatrix {
  const rng = createRng(`spectral/${seed}`);
  return { count, width, values: Float32Array.from({ length: count * width }, () => rng.normal()) };
}

interface Ritz {
  readonly basis: DenseMatrix;
  readonly width: number;
  readonly gemm: Gemm;
}

async function ritzPairs(
  graph: InteractionGraph,
  { basis, width, gemm }: Ritz,
): Promise<Pick<SpectralModel, 'energies' | 'vectors'>> {
  const inside = await gemm.multiply(basis, smoothed(graph, basis), { transposeA: true });
  const { values, vectors } = symmetricEigen(inside.values);
  const size = basis.width;
  const turn = new Float32Array(size * width);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < Math.min(width, size); j++) turn[i * width + j] = vectors[i * size + j] as number;
  const turned = await gemm.multiply(basis, { count: size, width, values: turn });
  const energies = Float64Array.from({ length: width }, (_, j) => Math.min(1, Math.max(0, values[j] ?? 0)));
  return { energies, vectors: turned.values };
}

/**
 * Factors whose products are the ideal low-pass scores R·D_i^−½·V·Vᵀ·D_i^½ (GF-CF; Shen et al., 2021). `weights` may hold
 * users who were not fitted on.
 */
export function spectralFactors(model: SpectralModel, weights: SparseMatrix): CollaborativeFactors {
  const { width, vectors, itemCounts } = model;
  const count = itemCounts.length;
  const lowered = scaledRows(vectors, inverseRoots(itemCounts), width);
  const items = scaledRows(vectors, itemCounts.map(Math.sqrt), width);
  const users = sparseTimesDense(positiveCells(weights), { count, width, values: lowered }).values;
  return { width, users, items };
}

function scaledRows(values: Float32Array, scales: Float64Array, width: number): Float32Array {
  return values.map((value, cell) => value * (scales[Math.floor(cell / width)] as number));
}

/**
 * Scores of all items for one history, written over `out`: r·R̃ᵀR̃, the linear low-pass of GF-CF (Shen et al., 2021). Add
 * α · the products of spectralFactors for its whole filter. Memory: the pairs of items that share users.
 */
export function linearLowPass(weights: SparseMatrix): (history: TouchedItems, out: Float32Array) => void {
  const { byUser, byItem } = interactionGraph(weights);
  const { starts, indices, values } = sparseProduct(byItem, byUser);
  return (history, out) => {
    out.fill(0);
    history.indices.forEach((item, i) => {
      if ((history.values[i] as number) <= 0) return;
      for (let j = starts[item] as number; j < (starts[item + 1] as number); j++)
        (out[indices[j] as number] as number) += values[j] as number;
    });
  };
}
