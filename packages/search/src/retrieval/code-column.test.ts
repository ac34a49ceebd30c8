import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodeColumn } from './code-column.ts';

test('any history of codes reads as a plain map of the last ones, at every width', () => {
  const code = fc.oneof(fc.nat(3), fc.nat(0x1ff), fc.nat(0x1ffff));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3_000), code), { maxLength: 60 }), (puts) => {
      const column = createCodeColumn();
      const last = new Map<number, number>();
      for (const [row, value] of puts) {
        column.put(row, value);
        last.set(row, value);
      }
      const rows = Array.from({ length: 3_002 }, (_, row) => row);
      expect(rows.map(column.at)).toEqual(rows.map((row) => last.get(row) ?? 0));
    }),
  );
});
