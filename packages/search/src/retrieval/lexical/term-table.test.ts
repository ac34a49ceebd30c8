import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTermTable } from './term-table.ts';

test('terms by their beginning are those of a plain filter and sort, however they came in', () => {
  const term = fc.string({ unit: fc.constantFrom('a', 'b', '红', '鞋'), maxLength: 4 });
  const step = fc.record({ term, remove: fc.boolean(), prefix: fc.option(term, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const table = createTermTable();
      const uses = new Map<string, number>();
      for (const { term: name, remove, prefix } of steps) {
        const number = table.intern(name);
        expect(table.numberOf(name)).toBe(number);
        if (!remove || table.use(number) > 0) table.changeUse(number, remove ? -1 : 1);
        uses.set(name, table.use(number));
        if (prefix === undefined) continue;
        const expected = [...uses]
          .filter(([held, use]) => use > 0 && held.startsWith(prefix))
          .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
          .map(([held]) => held);
        expect(table.withPrefix(prefix, 3)).toEqual(expected.slice(0, 3));
      }
    }),
  );
});
