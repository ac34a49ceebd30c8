import { createRng } from '@fusionrank/domain/rng';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { openGemm } from '../linear-algebra/gemm.ts';
import { DENSE_EASE_LIMIT, easeScores, easeScoresOfMany, fitEase } from './ease.ts';
import { fitSparseEase } from './sparse-ease.ts';
import { sparseMatrix, sparseRow, type SparseMatrix } from './sparse-matrix.ts';

const gemm = await openGemm({ threads: 1 });

function random({ seed, share = 0.3 }: { seed: string; share?: number }): SparseMatrix {
  const rng = createRng(seed);
  const cells = Array.from({ length: 40 * 15 }, (_, cell) => cell).filter(() => rng.next() < share);
  return sparseMatrix(
    40,
    15,
    cells.map((cell) => ({ row: Math.floor(cell / 15), column: cell % 15, value: 0.5 + rng.next() })),
  );
}

const dense = (matrix: SparseMatrix): Matrix => {
  const out = Matrix.zeros(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++)
    sparseRow(matrix, row).indices.forEach((column, i) => out.set(row, column, sparseRow(matrix, row).values[i]!));
  return out;
};

describe('EASE', () => {
  test('solves the case worked by hand', async () => {
    // Two users, both with both items: XᵀX + I = [[3, 2], [2, 3]], P = [[3, −2], [−2, 3]] / 5, B_01 = 2/3.
    const both = [0, 1].flatMap((row) => [0, 1].map((column) => ({ row, column, value: 1 })));
    const { values } = await fitEase(sparseMatrix(2, 2, both), { lambda: 1 }, { gemm });
    [0, 2 / 3, 2 / 3, 0].forEach((value, i) => {
      expect(values[i]).toBeCloseTo(value, 6);
    });
  });

  test('agrees with the closed form in float64', async () => {
    for (const seed of ['a', 'b', 'c']) {
      const weights = random({ seed });
      const x = dense(weights);
      const p = inverse(x.transpose().mmul(x).add(Matrix.eye(15).mul(2)));
      const { values } = await fitEase(weights, { lambda: 2 }, { gemm });
      for (let i = 0; i < 15; i++)
        for (let j = 0; j < 15; j++)
          expect(values[i * 15 + j]).toBeCloseTo(i === j ? 0 : -p.get(i, j) / p.get(j, j), 4);
    }
  });

  test('an item nobody touched says nothing and is told nothing of', async () => {
    const weights = sparseMatrix(2, 3, [
      { row: 0, column: 0, value: 1 },
      { row: 0, column: 2, value: 1 },
    ]);
    const { values } = await fitEase(weights, { lambda: 1 }, { gemm });
    expect([values[1], values[3], values[5], values[7]].map(Math.abs as (x?: number) => number)).toEqual([0, 0, 0, 0]);
    expect(values[2]).toBeGreaterThan(0);
  });

  test('a λ of 0 and a catalogue too large are refused', async () => {
    await expect(fitEase(random({ seed: 'a' }), { lambda: 0 })).rejects.toThrow('a λ above 0, got 0');
    const large = sparseMatrix(1, DENSE_EASE_LIMIT + 1, []);
    await expect(fitEase(large, { lambda: 1 })).rejects.toThrow('at most 20000 items, got 20001');
    expect(() => fitSparseEase(random({ seed: 'a' }), { lambda: -1 })).toThrow('a λ above 0, got -1');
  });
});

describe('EASE on neighbours alone', () => {
  test('is EASE where all items are neighbours of each other', async () => {
    const weights = random({ seed: 'full', share: 0.6 });
    const whole = await fitEase(weights, { lambda: 3 }, { gemm });
    const sparse = dense(fitSparseEase(weights, { lambda: 3, perItem: 15 }));
    expect(sparse.to1DArray().filter((value) => value !== 0)).toHaveLength(15 * 14);
    sparse.to1DArray().forEach((value, i) => {
      expect(value).toBeCloseTo(whole.values[i]!, 4);
    });
  });

  test('takes the neighbours that co-occur most, as many as asked', () => {
    // Item 0 shares three users with 1, two with 2, one with 3; weight of 1 alone: 3 / (3 + λ).
    const rows = [
      [0, 1, 2, 3],
      [0, 1, 2],
      [0, 1],
    ];
    const weights = sparseMatrix(
      3,
      4,
      rows.flatMap((columns, row) => columns.map((column) => ({ row, column, value: 1 }))),
    );
    const b = dense(fitSparseEase(weights, { lambda: 1, perItem: 1 }));
    expect(b.getColumn(0)).toEqual([0, expect.closeTo(0.75, 6), 0, 0]);
  });

  test('shows how far it is and stops', () => {
    const seen: number[] = [];
    fitSparseEase(random({ seed: 'a' }), { lambda: 1 }, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([0, 15]);
    const signal = AbortSignal.abort();
    expect(() => fitSparseEase(random({ seed: 'a' }), { lambda: 1 }, { signal })).toThrow('after 0 of 15 items');
  });
});

describe('EASE scores', () => {
  const weights = random({ seed: 'scores' });

  test('are the history times the weights, from a dense and from a sparse model', async () => {
    const whole = await fitEase(weights, { lambda: 3 }, { gemm });
    const sparse = fitSparseEase(weights, { lambda: 3, perItem: 4 });
    const models = [
      [whole, Matrix.from1DArray(15, 15, Array.from(whole.values))],
      [sparse, dense(sparse)],
    ] as const;
    for (const [model, b] of models) {
      const wanted = dense(weights).mmul(b);
      const out = new Float32Array(15).fill(7);
      for (let user = 0; user < weights.rows; user++) {
        easeScores(model, sparseRow(weights, user), out);
        wanted.getRow(user).forEach((value, item) => {
          expect(out[item]).toBeCloseTo(value, 4);
        });
      }
    }
  });

  test('of many users are those of each, whether histories are long or short', async () => {
    const model = await fitEase(weights, { lambda: 3 }, { gemm });
    for (const share of [0.01, 0.3]) {
      const histories = random({ seed: 'many', share });
      const many = await easeScoresOfMany(model, histories, gemm);
      const out = new Float32Array(15);
      for (let user = 0; user < histories.rows; user++) {
        easeScores(model, sparseRow(histories, user), out);
        out.forEach((value, item) => {
          expect(many.values[user * 15 + item]).toBeCloseTo(value, 4);
        });
      }
    }
  });
});
