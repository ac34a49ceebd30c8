import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { sparseMatrix, type SparseMatrix } from './sparse-matrix.ts';
import { sparseProduct } from './sparse-product.ts';

function random(rows: number, columns: number, seed: string): SparseMatrix {
  const rng = createRng(seed);
  const cells = Array.from({ length: rows * columns }, (_, cell) => cell).filter(() => rng.next() < 0.3);
  return sparseMatrix(
    rows,
    columns,
    cells.map((cell) => ({ row: Math.floor(cell / columns), column: cell % columns, value: rng.normal() })),
  );
}

function dense({ rows, columns, starts, indices, values }: SparseMatrix): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const cells = Array.from({ length: columns }, () => 0);
    for (let i = starts[row]!; i < starts[row + 1]!; i++) cells[indices[i]!] = values[i]!;
    return cells;
  });
}

test('agrees with the product cell by cell, columns rising', () => {
  for (const seed of ['1', '2', '3', '4', '5']) {
    const [a, b] = [random(7, 9, `a${seed}`), random(9, 6, `b${seed}`)];
    const product = sparseProduct(a, b);
    const [left, right] = [dense(a), dense(b)];
    dense(product).forEach((row, i) =>
      row.forEach((value, j) => {
        expect(value).toBeCloseTo(
          left[i]!.reduce((sum, x, k) => sum + x * right[k]![j]!, 0),
          5,
        );
      }),
    );
    for (let row = 0; row < 7; row++) {
      const columns = product.indices.slice(product.starts[row], product.starts[row + 1]);
      expect(columns).toEqual(columns.slice().sort());
    }
  }
});

test('a product without rows is empty, and sizes that do not fit are refused', () => {
  expect(sparseProduct(sparseMatrix(0, 2, []), sparseMatrix(2, 3, []))).toEqual(sparseMatrix(0, 3, []));
  expect(() => sparseProduct(sparseMatrix(1, 2, []), sparseMatrix(3, 1, []))).toThrow('1 × 2 times 3 × 1');
});
