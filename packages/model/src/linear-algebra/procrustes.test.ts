import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { rotatedOnto } from './procrustes.ts';

test('a quarter turn is turned back', () => {
  const still = { count: 3, width: 2, values: Float32Array.of(1, 0, 0, 1, 2, 1) };
  const moved = { count: 3, width: 2, values: Float32Array.of(0, 1, -1, 0, -1, 2) };
  rotatedOnto(moved, still).values.forEach((value, i) => expect(value).toBeCloseTo(still.values[i]!, 5));
});

test('lengths and angles between rows stay as they were', () => {
  const rng = createRng('procrustes');
  const random = (): Float32Array => Float32Array.from({ length: 60 }, () => rng.normal());
  const moved = { count: 12, width: 5, values: random() };
  const turned = rotatedOnto(moved, { count: 12, width: 5, values: random() });
  const dot = (values: Float32Array, a: number, b: number): number =>
    [0, 1, 2, 3, 4].reduce((sum, k) => sum + values[a * 5 + k]! * values[b * 5 + k]!, 0);
  for (let a = 0; a < 12; a++)
    for (let b = 0; b <= a; b++) expect(dot(turned.values, a, b)).toBeCloseTo(dot(moved.values, a, b), 4);
});

test('matrices of other sizes are refused', () => {
  const one = { count: 1, width: 2, values: new Float32Array(2) };
  expect(() => rotatedOnto(one, { count: 2, width: 2, values: new Float32Array(4) })).toThrow(
    'expected 2 rows of 2 numbers, got 1 of 2',
  );
});
