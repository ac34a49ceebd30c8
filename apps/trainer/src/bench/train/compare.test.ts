import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { durationOf } from './duration.ts';
import type { Side } from './side.ts';

/** A side whose every step takes `ms` and whose losses fall from `start`. */
function side(ms: number, start = 1): Side {
  let step = 0;
  return {
    run: (count) => Promise.resolve(Array.from({ length: count }, () => ({ ms, loss: start / ++step }))),
    release: () => Promise.resolve(),
  };
}

const RUNS = { runs: 10, warmUp: 4 };

test('percentiles are times that were measured: of 1 to 100, the 10th, the 50th and the 99th', () => {
  const times = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(durationOf(times)).toEqual({ medianMs: 50, p10Ms: 10, p99Ms: 99, runs: 100 });
});

test('the ratio is our time over theirs', async () => {
  const found = await compare('case', { ours: side(3), torch: side(2) }, RUNS);
  expect(found).toMatchObject({ ratio: 1.5, ratioP10: 1.5, lossDifference: 0 });
  expect(found.ours.runs).toBeGreaterThanOrEqual(10);
});

test('without the other side ours is timed alone', async () => {
  const found = await compare('case', { ours: side(3), torch: undefined }, RUNS);
  expect(found.ours.medianMs).toBe(3);
  expect(found.ratio).toBeUndefined();
});

test('sides whose losses differ by more than 1e-4 are not timed', async () => {
  const sides = { ours: side(1, 1.0002), torch: side(1) };
  await expect(compare('case', sides, RUNS)).rejects.toThrow('case: expected the losses of PyTorch to 1e-4');
  await expect(compare('case', { ours: side(1, 1.00005), torch: side(1) }, RUNS)).resolves.toBeDefined();
});
