import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRows } from './add-rows.ts';

test('rows are added as one by one, whatever the width; rows outside are dropped', () => {
  const plan = fc.record({
    width: fc.integer({ min: 1, max: 9 }),
    pairs: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -1, max: 3 })), { maxLength: 12 }),
  });
  fc.assert(
    fc.property(plan, ({ width, pairs }) => {
      const from = Float32Array.from({ length: 5 * width }, (_, i) => i + 1);
      const expected = new Float32Array(3 * width);
      for (const [source, target] of pairs) {
        if (target < 0 || target >= 3) continue;
        for (let column = 0; column < width; column++)
          expected[target * width + column]! += from[source * width + column]!;
      }
      const into = new Float32Array(3 * width);
      const [fromRows, intoRows] = [0, 1].map((side) => Int32Array.from(pairs, (pair) => pair[side]!));
      addRows({ from, fromRows: fromRows!, into, intoRows: intoRows!, width });
      expect(into).toEqual(expected);
    }),
  );
});

test('without rows to read from, each is read in its order', () => {
  const into = Float32Array.of(10, 20);
  addRows({ from: Float32Array.of(1, 2, 3), into, intoRows: Int32Array.of(1, 0, 1), width: 1 });
  expect([...into]).toEqual([12, 24]);
});
