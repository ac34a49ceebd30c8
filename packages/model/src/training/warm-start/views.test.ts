import { MODALITIES } from '@fusionrank/domain/modality';
import { createRng } from '@fusionrank/domain/rng';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawViews } from './views.ts';

const BLOCKS = MODALITIES.length;

test('halves and masks part exactly the blocks that are there, and leave none of them empty', () => {
  const block = fc.array(fc.constantFrom(0, 1), { minLength: BLOCKS, maxLength: BLOCKS });
  const item = block.filter((present) => present.filter((there) => there === 1).length >= 2);
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), fc.nat(), (items, seed) => {
      const present = Float32Array.from(items.flat());
      const { first, second, masked, others } = drawViews(present, createRng(seed));
      expect(first.map((one, i) => one + second[i]!)).toEqual(present);
      expect(masked.map((one, i) => one + others[i]!)).toEqual(present);
      const countsOf = (view: Float32Array): readonly number[] =>
        items.map((_, i) => view.subarray(i * BLOCKS, (i + 1) * BLOCKS).reduce((sum, one) => sum + one, 0));
      expect(countsOf(masked)).toEqual(items.map(() => 1));
      for (const view of [first, second]) expect(Math.min(...countsOf(view))).toBeGreaterThan(0);
    }),
  );
});
