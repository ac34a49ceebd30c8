import { createRng } from '@fusionrank/domain/rng';
import { Matrix, solve as solveEquations } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { factorSolver, type FactorSolverSettings } from './factor-solver.ts';

const ITEMS = 30;

function random(seed: string): Float32Array {
  const rng = createRng(seed);
  return Float32Array.from({ length: ITEMS * 6 }, () => rng.normal());
}

/** The normal equations as they are written. */
function direct(
  fixed: Float32Array,
  { factors, regularization, alpha }: FactorSolverSettings,
  touched: readonly (readonly [item: number, weight: number])[],
): number[] {
  const f = Matrix.from1DArray(fixed.length / factors, factors, Array.from(fixed));
  const system = f
    .transpose()
    .mmul(f)
    .add(Matrix.eye(factors).mul(regularization * touched.length));
  const target = Matrix.zeros(factors, 1);
  for (const [item, weight] of touched) {
    const row = f.getRowVector(item);
    system.add(
      row
        .transpose()
        .mmul(row)
        .mul(alpha * weight),
    );
    target.add(row.transpose().mul(1 + alpha * weight));
  }
  return solveEquations(system, target).to1DArray();
}

describe('the factor of a row', () => {
  test.each([
    ['fewer items than a factor is wide', 3, 2],
    ['as many', 6, 2],
    ['more', 20, 2],
    ['one, without extra confidence', 1, 0],
  ])('who touched %s solves the normal equations', (_, count, alpha) => {
    for (const seed of ['a', 'b', 'c']) {
      const settings = { factors: 6, regularization: 0.1, alpha };
      const fixed = random(seed);
      const touched = Array.from({ length: count }, (__, i) => [i, 0.5 + i / 8] as const);
      const found = factorSolver(fixed, settings)(
        Int32Array.from(touched, ([item]) => item),
        Float32Array.from(touched, ([, weight]) => weight),
      );
      direct(fixed, settings, touched).forEach((value, k) => {
        expect(found[k]).toBeCloseTo(value, 8);
      });
    }
  });

  test('is found where the fixed factors do not span their width', () => {
    const fixed = random('flat').map((value, cell) => (cell % 6 < 2 ? value : 0));
    const settings = { factors: 6, regularization: 0.1, alpha: 1 };
    const found = factorSolver(fixed, settings)(Int32Array.of(4), Float32Array.of(1));
    direct(fixed, settings, [[4, 1]]).forEach((value, k) => {
      expect(found[k]).toBeCloseTo(value, 8);
    });
  });

  test('leaves out weights of no or negative worth, and is zeros when nothing is left', () => {
    const solver = factorSolver(random('a'), { factors: 6, regularization: 0.1, alpha: 2 });
    expect(solver(Int32Array.of(1, 2, 3), Float32Array.of(0, 1, -1))).toEqual(
      solver(Int32Array.of(2), Float32Array.of(1)),
    );
    expect([...solver(Int32Array.of(1), Float32Array.of(0))]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
