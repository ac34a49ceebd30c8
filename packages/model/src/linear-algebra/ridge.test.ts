import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { denseMatrix } from './dense-matrix.ts';
import { fitRidge, mapToUnit } from './ridge.ts';

const rng = createRng('ridge');
const inputs = denseMatrix(Array.from({ length: 200 }, () => Float32Array.of(rng.normal(), rng.normal())));
const row = (i: number): readonly [number, number] => [inputs.values[2 * i]!, inputs.values[2 * i + 1]!];

test('a linear relation is found, its bias included', () => {
  // y = (2a − b + 3, a + 1)
  const outputs = denseMatrix(
    Array.from({ length: 200 }, (_, i) => Float32Array.of(2 * row(i)[0] - row(i)[1] + 3, row(i)[0] + 1)),
  );
  const { map, heldOutCosine } = fitRidge({ inputs, outputs, seed: 1, lambdas: [1e-9] });
  [2, 1, -1, 0].forEach((value, i) => {
    expect(map.matrix[i]).toBeCloseTo(value, 4);
  });
  expect(map.bias[0]).toBeCloseTo(3, 4);
  expect(heldOutCosine).toBeCloseTo(1, 5);
  // a = 1, b = 1: (4, 2), at unit length.
  const mapped = mapToUnit(map, Float32Array.of(1, 1));
  expect(mapped[0]).toBeCloseTo(2 / Math.sqrt(5), 4);
  expect(mapped[1]).toBeCloseTo(1 / Math.sqrt(5), 4);
});

test('with λ as large as the variance the slope is halved, as the closed form says', () => {
  const alternating = denseMatrix(Array.from({ length: 40 }, (_, i) => Float32Array.of(i % 2 === 0 ? 1 : -1)));
  const { map } = fitRidge({ inputs: alternating, outputs: alternating, seed: 1, lambdas: [1] });
  expect(map.matrix[0]).toBeCloseTo(0.5, 5);
});

test('λ is the one of highest cosine on rows held out', () => {
  const noisy = denseMatrix(
    Array.from({ length: 200 }, (_, i) => Float32Array.of(row(i)[0] + rng.normal(), row(i)[1] + rng.normal())),
  );
  const { lambda, heldOutCosine } = fitRidge({ inputs, outputs: noisy, seed: 1, lambdas: [1e-4, 1e6] });
  expect(lambda).toBe(1e-4);
  expect(heldOutCosine).toBeGreaterThan(0.4);
});

test('fewer rows than can be held out from are refused', () => {
  const few = denseMatrix([Float32Array.of(1), Float32Array.of(2)]);
  expect(() => fitRidge({ inputs: few, outputs: few, seed: 1 })).toThrow('expected at least 20 rows, got 2');
});
