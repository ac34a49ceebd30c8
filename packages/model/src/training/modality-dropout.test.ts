import { MODALITIES } from '@fusionrank/domain/modality';
import { createRng } from '@fusionrank/domain/rng';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { droppedBlocks } from './modality-dropout.ts';

const BLOCKS = MODALITIES.length;

test('an item that has a block keeps one, at any rate, and nothing is taken that is not there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), { minLength: BLOCKS, maxLength: BLOCKS }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(),
      (present, rate, seed) => {
        const dropped = droppedBlocks(Float32Array.from(present), rate, createRng(seed));
        const left = present.filter((there, block) => there === 1 && dropped[block] === 0).length;
        expect(left > 0 || !present.includes(1)).toBe(true);
        expect(dropped.every((drop, block) => drop === 0 || present[block] === 1)).toBe(true);
      },
    ),
  );
});

test('blocks go at about the rate asked for', () => {
  const items = 4000;
  const dropped = droppedBlocks(new Float32Array(items * BLOCKS).fill(1), 0.1, createRng(1));
  expect(dropped.reduce((sum, drop) => sum + drop, 0) / dropped.length).toBeCloseTo(0.1, 1.5);
});
