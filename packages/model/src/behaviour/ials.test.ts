import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { userFolding, trainIals, type IalsSettings } from './ials.ts';
import { sparseMatrix, sparseRow, type SparseMatrix } from './sparse-matrix.ts';

const settings = (over: Partial<IalsSettings> = {}): IalsSettings => ({
  factors: 8,
  regularization: 0.05,
  alpha: 10,
  iterations: 10,
  seed: 1,
  ...over,
});

/** Two groups of users, each touching its own half of the items, 60 % of it. */
function twoGroups(): SparseMatrix {
  const rng = createRng('groups');
  const entries = Array.from({ length: 40 }, (_, row) => row).flatMap((row) =>
    Array.from({ length: 10 }, (_, i) => ({ row, column: (row % 2) * 10 + i, value: 1 })).filter(
      () => rng.next() < 0.6,
    ),
  );
  return sparseMatrix(40, 21, entries);
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Σ c (p − x·y)² + λ Σ n |x|² + λ Σ n |y|², the loss that the sweeps lower. */
function loss(weights: SparseMatrix, { factors: width, regularization, alpha, ...rest }: IalsSettings): number {
  const { users, items } = trainIals(weights, { factors: width, regularization, alpha, ...rest });
  let sum = 0;
  const columnCounts = new Map<number, number>();
  for (let row = 0; row < weights.rows; row++) {
    const { indices, values } = sparseRow(weights, row);
    const user = users.subarray(row * width, (row + 1) * width);
    sum += regularization * indices.length * dot(user, user);
    for (let column = 0; column < weights.columns; column++) {
      const place = indices.indexOf(column);
      const predicted = dot(user, items.subarray(column * width, (column + 1) * width));
      const confidence = place < 0 ? 1 : 1 + alpha * (values[place] ?? 0);
      sum += confidence * ((place < 0 ? 0 : 1) - predicted) ** 2;
      if (place >= 0) columnCounts.set(column, (columnCounts.get(column) ?? 0) + 1);
    }
  }
  for (const [column, count] of columnCounts) {
    const item = items.subarray(column * width, (column + 1) * width);
    sum += regularization * count * dot(item, item);
  }
  return sum;
}

describe('iALS', () => {
  test('solves the one-factor case worked by hand', () => {
    // One user, one item, weight 1: x = (1 + α) y / (y²(1 + α) + λ), the item's own equation alike; both settle where
    // (1 + α) = x²(1 + α) + λ, so x² = 1 − λ / (1 + α).
    const { users, items } = trainIals(
      sparseMatrix(1, 1, [{ row: 0, column: 0, value: 1 }]),
      settings({ factors: 1, alpha: 3, regularization: 0.4, iterations: 60 }),
    );
    expect(Math.abs(users[0]!)).toBeCloseTo(Math.sqrt(1 - 0.4 / 4), 4);
    expect(users[0]).toBeCloseTo(items[0]!, 4);
  });

  test('every sweep lowers the loss', () => {
    const losses = [1, 2, 3, 5, 10].map((iterations) => loss(twoGroups(), settings({ iterations })));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });

  test('finds the groups: an item nobody of the pair touched scores higher for its own group', () => {
    const weights = twoGroups();
    const { users, items, width } = trainIals(weights, settings());
    const score = (user: number, item: number): number =>
      dot(users.subarray(user * width, (user + 1) * width), items.subarray(item * width, (item + 1) * width));
    for (let user = 0; user < weights.rows; user++) {
      const own = (user % 2) * 10;
      const mean = (from: number): number =>
        Array.from({ length: 10 }, (_, i) => score(user, from + i)).reduce((a, b) => a + b) / 10;
      expect(mean(own)).toBeGreaterThan(mean(10 - own) + 0.3);
    }
  });

  test('an item nobody touched has zeros', () => {
    const { items, width } = trainIals(twoGroups(), settings());
    expect([...items.subarray(20 * width, 21 * width)]).toEqual(Array.from({ length: width }, () => 0));
  });

  test('a negative weight counts as no interaction', () => {
    const { users } = trainIals(sparseMatrix(1, 2, [{ row: 0, column: 1, value: -4 }]), settings());
    expect([...users].every((value) => value === 0)).toBe(true);
  });

  test('the same seed gives the same factors', () => {
    expect(trainIals(twoGroups(), settings())).toEqual(trainIals(twoGroups(), settings()));
    expect(trainIals(twoGroups(), settings({ seed: 2 })).items).not.toEqual(trainIals(twoGroups(), settings()).items);
  });

  test('folding a trained user in gives the factor that training gave, but for the last item step', () => {
    const weights = twoGroups();
    const run = settings({ iterations: 40 });
    const { users, items, width } = trainIals(weights, run);
    const folded = userFolding(items, run)(sparseRow(weights, 3));
    const trained = users.subarray(3 * width, 4 * width);
    expect(dot(folded, trained) / Math.sqrt(dot(folded, folded) * dot(trained, trained))).toBeGreaterThan(0.999);
  });

  test('an aborted run says how far it came', () => {
    expect(() => trainIals(twoGroups(), settings(), { signal: AbortSignal.abort() })).toThrow(/after 0 of 10 sweeps/);
  });
});
