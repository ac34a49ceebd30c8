import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { toUnit } from '../../linear-algebra/unit.ts';
import { inBatchSoftmax } from './in-batch-softmax.ts';
import { headForward, headGradient, projectionHead } from './projection-head.ts';
import { alignTextsToImages } from './text-image-alignment.ts';

const WIDTH = 6;

/** Texts know of a picture's first three numbers, and half of what pictures show is noise that no text tells of. */
function shop(count: number, seed: number) {
  const rng = createRng(seed);
  const texts = new Float32Array(count * WIDTH);
  const images = new Float32Array(count * WIDTH);
  for (let row = 0; row < count; row++) {
    const known = [rng.normal(), rng.normal(), rng.normal()];
    const noise = [rng.normal(), rng.normal(), rng.normal()].map((value) => value * 4);
    texts.set(toUnit(Float32Array.of(...known, rng.normal(), 0.1, 0)), row * WIDTH);
    images.set(toUnit(Float32Array.of(...noise, ...known.reverse())), row * WIDTH);
  }
  const matrix = (values: Float32Array) => ({ count, width: WIDTH, values });
  return { texts: matrix(texts), images: matrix(images) };
}

test('training to tell pictures apart finds more of them than regression does, on pairs that neither saw', () => {
  const { kind, heldOut } = alignTextsToImages({ ...shop(600, 1), seed: 1 });
  expect(kind).toBe('contrastive');
  expect(heldOut.pairs).toBe(60);
  expect(heldOut.contrastive.recallAt10).toBeGreaterThan(heldOut.ridge.recallAt10);
});

test('where there is nothing to tell apart regression stays', () => {
  const { texts, images } = shop(60, 2);
  const { kind, map } = alignTextsToImages({ texts, images, seed: 1, config: { maxEpochs: 0 } });
  expect(kind).toBe('ridge');
  expect(map).toMatchObject({ inputWidth: WIDTH, outputWidth: WIDTH });
});

test('same rows and seed, same map; rows without both are not read', () => {
  const { texts, images } = shop(200, 3);
  const present = Uint8Array.from({ length: 200 }, (_, row) => (row < 150 ? 1 : 0));
  const request = { texts, images, present, seed: 4, config: { maxEpochs: 2 } };
  const first = alignTextsToImages(request);
  images.values.fill(NaN, 150 * WIDTH);
  expect(alignTextsToImages(request)).toEqual(first);
  expect(first.heldOut.pairs).toBe(15);
});

test('too few pairs are refused', () => {
  expect(() => alignTextsToImages({ ...shop(20, 1), seed: 1 })).toThrow(/expected at least 20 rows/u);
});

test('a head’s gradients agree with finite differences', () => {
  const rng = createRng('head');
  const vector = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  const head = projectionHead({ inputWidth: 3, outputWidth: 2 }, { kernel: vector(6), bias: vector(2) });
  const inputs = [vector(3), vector(3), vector(3)];
  const targets = vector(6);
  const loss = () =>
    inBatchSoftmax({ count: 3, width: 2, temperature: 0.5, anchors: headForward(head, inputs).values, targets });
  const outputs = headForward(head, inputs);
  const gradient = headGradient(head, { inputs, outputs, outGradient: loss().anchorGradient });
  for (const name of ['kernel', 'bias'] as const) {
    head[name].forEach((value, at) => {
      const lossAt = (moved: number): number => {
        head[name][at] = moved;
        return loss().loss;
      };
      const slope = (lossAt(value + 0.01) - lossAt(value - 0.01)) / 0.02;
      head[name][at] = value;
      expect(gradient[name][at]).toBeCloseTo(slope, 2);
    });
  }
});
