import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { denseMatrix, rowOf } from '../../linear-algebra/dense-matrix.ts';
import { cosine } from '../../linear-algebra/unit.ts';
import { trainConvEncoder } from './conv-encoder.ts';

const SIDE = 32;

/** A pattern's stripes lie across or along, wide or narrow; where they begin is chance. Pixels at one place say nothing. */
function striped(pattern: number, seed: number): Uint8Array {
  const rng = createRng(seed);
  const [shift, width] = [rng.below(8), pattern < 2 ? 1 : 4];
  return Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const along = pattern % 2 === 0 ? pixel % SIDE : Math.floor(pixel / SIDE);
    return Math.floor((along + shift) / width) % 2 === 0 ? 200 + rng.below(50) : rng.below(50);
  });
}

const patternOf = (i: number): number => i % 4;
const text = (pattern: number): Float32Array => Float32Array.from({ length: 4 }, (_, i) => (i === pattern ? 1 : 0));
const shop = (count: number, seed: number) => ({
  pictures: Array.from({ length: count }, (_, i) => striped(patternOf(i), seed + i)),
  texts: denseMatrix(Array.from({ length: count }, (_, i) => text(patternOf(i)))),
});
const config = { picturesPerStep: 16, epochs: 12, learningRate: 0.01 };

test('pictures it never saw are nearest to what their pattern is called', async () => {
  const { pictures, texts } = shop(64, 1);
  const { encode, losses, close } = await trainConvEncoder(pictures, texts, { seed: 1, config });
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
  const codes = await encode(shop(20, 1000).pictures);
  const right = Array.from({ length: 20 }, (_, i) => {
    const likeness = [0, 1, 2, 3].map((pattern) => cosine(rowOf(codes, i), text(pattern)));
    return likeness.indexOf(Math.max(...likeness)) === patternOf(i);
  });
  expect(right.filter(Boolean).length).toBeGreaterThan(16);
  await close();
});

test('same pictures and seed, same codes', async () => {
  const { pictures, texts } = shop(16, 1);
  const codes = async () => {
    const { encode, close } = await trainConvEncoder(pictures, texts, { seed: 3, config: { ...config, epochs: 2 } });
    const { values } = await encode(pictures);
    await close();
    return values;
  };
  expect(await codes()).toEqual(await codes());
});

test('pictures without texts and of another size are refused', async () => {
  const { pictures, texts } = shop(4, 1);
  const train = (some: readonly Uint8Array[]) => trainConvEncoder(some, texts, { seed: 1, config });
  await expect(train(pictures.slice(1))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(train([...pictures.slice(1), new Uint8Array(5)])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
