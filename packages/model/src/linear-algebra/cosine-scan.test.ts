import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { createCosineScan } from './cosine-scan.ts';
import { denseMatrix, rowOf } from './dense-matrix.ts';
import { cosine } from './unit.ts';

test('the nearest rows are those of a full comparison, at any width', () => {
  const rng = createRng('scan');
  for (const width of [1, 3, 4, 7, 64]) {
    const matrix = denseMatrix(
      Array.from({ length: 60 }, () => Float32Array.from({ length: width }, () => rng.normal())),
    );
    const query = Float32Array.from({ length: width }, () => rng.normal());
    const { rows, scores } = createCosineScan(matrix).nearest(query, { k: 5 });
    const all = Array.from({ length: 60 }, (_, row) => cosine(query, rowOf(matrix, row))).sort((a, b) => b - a);
    expect(rows).toHaveLength(5);
    scores.forEach((score, i) => {
      expect(score).toBeCloseTo(all[i]!, 5);
      expect(cosine(query, rowOf(matrix, rows[i]!))).toBeCloseTo(score, 5);
    });
  }
});

test('missing rows, rows of zeros and the excluded row are never near', () => {
  const matrix = denseMatrix(
    [
      [1, 0],
      [1, 0.1],
      [0, 0],
      [1, 0.2],
    ].map((row) => Float32Array.from(row)),
  );
  const scan = createCosineScan(matrix, Uint8Array.of(1, 0, 1, 1));
  expect([...scan.nearest(Float32Array.of(1, 0), { k: 10, exclude: 0 }).rows]).toEqual([3]);
});

test('a query of zeros is near nothing, and one of another width is refused', () => {
  const scan = createCosineScan(denseMatrix([Float32Array.of(1, 0)]));
  expect(scan.nearest(new Float32Array(2), { k: 3 }).rows).toHaveLength(0);
  expect(() => scan.nearest(new Float32Array(3), { k: 3 })).toThrow('expected a query of 2 numbers, got 3');
});
