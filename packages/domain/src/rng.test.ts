import { describe, expect, test } from 'vitest';
import { createRng, fnv1a, shuffled } from './rng.ts';

const draws = (rng: { next(): number }, n: number): number[] => Array.from({ length: n }, () => rng.next());

describe('a seeded generator', () => {
  test('repeats its sequence for the same seed and differs for another', () => {
    expect(draws(createRng(1), 20)).toEqual(draws(createRng(1), 20));
    expect(draws(createRng(1), 20)).not.toEqual(draws(createRng(2), 20));
  });

  test('forks by label, whatever was drawn before', () => {
    const used = createRng('shop');
    draws(used, 100);
    expect(draws(used.fork('users'), 5)).toEqual(draws(createRng('shop').fork('users'), 5));
    expect(draws(used.fork('users'), 5)).not.toEqual(draws(used.fork('items'), 5));
  });

  test('is uniform: each tenth of [0, 1) gets its share', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const value of draws(createRng('uniform'), 20_000))
      counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  test('draws normals of mean 0 and deviation 1', () => {
    const rng = createRng('normal');
    const values = Array.from({ length: 20_000 }, () => rng.normal());
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  test('draws integers below the bound, all of them', () => {
    const rng = createRng(3);
    const seen = new Set(Array.from({ length: 200 }, () => rng.below(5)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

test('FNV-1a matches the published values', () => {
  // http://www.isthe.com/chongo/tech/comp/fnv/: "" and "a", 32 bit.
  expect(fnv1a('')).toBe(0x811c9dc5);
  expect(fnv1a('a')).toBe(0xe40c292c);
});

test('shuffling keeps every value and leaves the input alone', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  const mixed = shuffled(values, createRng(11));
  expect([...mixed].sort()).toEqual(values);
  expect(mixed).not.toEqual(values);
  expect(values).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
