import { sparseMatrix } from '@fusionrank/model/behaviour';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctCells } from './distinct-cells.ts';

test('equals the plain matrix of the distinct cells, each with its first value', () => {
  const cell = fc.record({ row: fc.nat({ max: 4 }), column: fc.nat({ max: 6 }), value: fc.integer() });
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const first = new Map([...cells].reverse().map((each) => [`${each.row} ${each.column}`, each]));
      expect(
        distinctCells({
          rows: 5,
          columns: 7,
          row: Int32Array.from(cells, ({ row }) => row),
          column: Int32Array.from(cells, ({ column }) => column),
          value: Float32Array.from(cells, ({ value }) => value),
        }),
      ).toEqual(sparseMatrix(5, 7, first.values()));
    }),
  );
});
