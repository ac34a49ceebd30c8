import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundScale, createScoreFloor } from './score-bounds.ts';

const query = (terms: number) => ({
  terms: Array.from({ length: terms }, (_, number) => ({ kind: 'plain' as const, number, use: 1, idf: 2 })),
  needed: 1,
  bound: 2 * terms,
});

test.each([1, 2, 4, 24, 200])('the bounds of %i terms never run into their count', (terms) => {
  const { heldUnit, mask, factor } = boundScale(query(terms));
  const most = terms * Math.ceil(2 * factor);
  expect(most).toBeLessThanOrEqual(mask);
  expect(terms * heldUnit + most).toBeLessThan(2 ** 31);
});

test('the floor is never above the score that so many recorded ones reach, and comes near it', () => {
  const scale = boundScale(query(2));
  const width = (scale.mask + 1) / 4_096;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5, max: scale.mask }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (least, limit) => {
        const floor = createScoreFloor(limit, scale);
        for (const one of least) floor.record(one);
        const reached = [...least].sort((a, b) => b - a)[limit - 1];
        if (reached === undefined) expect(floor.value).toBe(0);
        else {
          expect(floor.value).toBeLessThanOrEqual(Math.max(0, reached));
          expect(floor.value).toBeGreaterThan(reached - width);
        }
      },
    ),
  );
});
