import { expect, test } from 'vitest';
import { denseSteps } from './dense-steps.ts';
import { embeddingSteps } from './embedding-steps.ts';
import type { Steps } from './named-array.ts';
import { optimiserSteps } from './optimiser-steps.ts';

async function losses(steps: Steps, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let i = 0; i < count; i++) taken.push(await steps.step());
  await steps.release();
  return taken;
}

const table = ({ arrays }: Steps): Float32Array => arrays.find(({ name }) => name === 'table')!.values as Float32Array;

test('the dense network learns its labels', async () => {
  const taken = await losses(await denseSteps(1, 0.001), 30);
  expect(taken.at(-1)).toBeLessThan(0.7 * taken[0]!);
});

test('a sparse step moves the rows it reads and leaves the others, bit by bit', async () => {
  const plan = { rows: 50_000, update: 'sparse', threads: 1, learningRate: 0.001 } as const;
  const steps = await embeddingSteps(plan);
  const before = table(steps).slice();
  const first = steps.arrays.find(({ name }) => name === 'ids')!.values.slice(0, 1024 * 8);
  await losses(steps, 1);
  const moved = new Set<number>();
  table(steps).forEach((value, i) => {
    if (value !== before[i]) moved.add(Math.floor(i / 32));
  });
  expect([...moved].sort((a, b) => a - b)).toEqual([...new Set(first)].sort((a, b) => a - b));
});

test('where every row is read, sparse and dense updates learn the same', async () => {
  const plan = { rows: 100, threads: 1, learningRate: 0.001 };
  const sparse = await losses(await embeddingSteps({ ...plan, update: 'sparse' }), 10);
  const dense = await losses(await embeddingSteps({ ...plan, update: 'dense' }), 10);
  expect(sparse).toEqual(dense);
});

test('Adam in one pass and in separate ones gives the same weights', async () => {
  const [fused, separate] = [optimiserSteps('fused', 1000, 0.01), optimiserSteps('separate', 1000, 0.01)] as const;
  await losses(fused, 20);
  await losses(separate, 20);
  const [one, other] = [fused, separate].map(({ arrays }) => arrays[0]!.values);
  one!.forEach((value, i) => expect(Math.abs(value - other![i]!)).toBeLessThan(1e-4));
});
