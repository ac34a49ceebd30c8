import fc from 'fast-check';
import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { rowDots } from './row-dots.ts';
import { dotWith, type VectorRows, writeRow } from './vector-column.ts';

const COUNT = 9;

function column(width: number, values: VectorRows['values'], seed: number): VectorRows {
  const rng = createRng(seed);
  const rows = { width, values, ...(values instanceof Int8Array && { scales: new Float32Array(COUNT) }) };
  for (let row = 0; row < COUNT; row++)
    writeRow(
      rows,
      row,
      Float32Array.from({ length: width }, () => rng.normal()),
    );
  return rows;
}

test.each([
  ['float32', (length: number) => new Float32Array(length)],
  ['float16', (length: number) => new Uint16Array(length)],
  ['int8', (length: number) => new Int8Array(length)],
] as const)('of %s rows they are those of one row at a time to the last bit, of however many', (_kind, values) => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(COUNT - 1), { maxLength: 11 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(),
      (rows, width, seed) => {
        const held = column(width, values(COUNT * width), seed);
        const start = seed % width;
        const rng = createRng(`vector ${seed}`);
        const vector = Float32Array.from({ length: width - start }, () => rng.normal());
        const dots = rowDots(held, { vector, rows: Int32Array.from(rows), start });
        expect([...dots]).toEqual(rows.map(dotWith(held, vector, start)));
      },
    ),
  );
});
