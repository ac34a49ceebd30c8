import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { bprStep, trainBpr, type BprSettings } from './bpr.ts';
import { sparseMatrix, type SparseMatrix } from './sparse-matrix.ts';

const settings = (over: Partial<BprSettings> = {}): BprSettings => ({
  width: 8,
  learningRate: 0.1,
  regularization: 0.01,
  epochs: 40,
  seed: 1,
  ...over,
});

/** Two groups of users, each touching its own half of the first 20 items, 60 % of it; nobody touches item 20. */
function twoGroups(): SparseMatrix {
  const rng = createRng('groups');
  const entries = Array.from({ length: 40 }, (_, row) => row).flatMap((row) =>
    Array.from({ length: 10 }, (_, i) => ({ row, column: (row % 2) * 10 + i, value: 1 })).filter(
      () => rng.next() < 0.6,
    ),
  );
  return sparseMatrix(40, 21, entries);
}

test('a step matches the numbers worked by hand', () => {
  // Margin 1 · (2 − 2) = 0, pull ½; u = 1 + 0.1 (½ · 0 − 0.2 · 1), i = 2 + 0.1 (½ − 0.4), j = 2 − 0.1 (½ + 0.4).
  const factors = { width: 1, users: Float32Array.of(1), items: Float32Array.of(2, 2) };
  bprStep(factors, { user: 0, item: 0, negative: 1 }, { learningRate: 0.1, regularization: 0.2 });
  expect(factors.users[0]).toBeCloseTo(0.98, 6);
  expect(factors.items[0]).toBeCloseTo(2.01, 6);
  expect(factors.items[1]).toBeCloseTo(1.91, 6);
});

test('a step goes down the slope of the loss, by finite differences', () => {
  const rng = createRng('slope');
  const values = Array.from({ length: 9 }, () => rng.normal());
  const loss = (v: readonly number[]): number => {
    const margin = [0, 1, 2].reduce((sum, k) => sum + v[k]! * (v[3 + k]! - v[6 + k]!), 0);
    return Math.log(1 + Math.exp(-margin)) + (0.3 / 2) * v.reduce((sum, x) => sum + x * x, 0);
  };
  const factors = { width: 3, users: Float32Array.from(values.slice(0, 3)), items: Float32Array.from(values.slice(3)) };
  bprStep(factors, { user: 0, item: 0, negative: 1 }, { learningRate: 1, regularization: 0.3 });
  [...factors.users, ...factors.items].forEach((moved, i) => {
    const shifted = (by: number): number => loss(values.map((value, j) => (j === i ? value + by : value)));
    expect(values[i]! - moved).toBeCloseTo((shifted(1e-4) - shifted(-1e-4)) / 2e-4, 4);
  });
});

test('finds the groups: items of their own group score higher than all of the other', () => {
  const { users, items, width } = trainBpr(twoGroups(), settings());
  const score = (user: number, item: number): number =>
    Array.from({ length: width }, (_, k) => users[user * width + k]! * items[item * width + k]!).reduce(
      (a, b) => a + b,
    );
  for (let user = 0; user < 40; user++) {
    const mean = (from: number): number =>
      Array.from({ length: 10 }, (_, i) => score(user, from + i)).reduce((a, b) => a + b) / 10;
    expect(mean((user % 2) * 10)).toBeGreaterThan(mean(10 - (user % 2) * 10) + 0.5);
  }
});

test('an item nobody touched keeps zeros: it is nobody’s negative either', () => {
  const { items, width } = trainBpr(twoGroups(), settings({ epochs: 2 }));
  expect([...items.subarray(20 * width)]).toEqual(Array.from({ length: width }, () => 0));
});

test('a user who touched everything has nothing to compare and is left as they began', () => {
  const all = sparseMatrix(
    1,
    2,
    [0, 1].map((column) => ({ row: 0, column, value: 1 })),
  );
  expect(trainBpr(all, settings({ epochs: 3 }))).toEqual(trainBpr(all, settings({ epochs: 0 })));
});

test('the same seed gives the same factors, another seed others', () => {
  const run = (seed: number) => trainBpr(twoGroups(), settings({ epochs: 2, seed }));
  expect(run(5)).toEqual(run(5));
  expect(run(5)).not.toEqual(run(6));
});

test('the caller may stop after an epoch, and a signal stops before the next', () => {
  const seen: number[] = [];
  trainBpr(twoGroups(), settings(), { onEpoch: (_, epoch) => (seen.push(epoch) < 3 ? 'go on' : 'stop') });
  expect(seen).toEqual([1, 2, 3]);
  expect(() => trainBpr(twoGroups(), settings(), { signal: AbortSignal.abort() })).toThrow('after 0 of 40 epochs');
});
