import { PackedIds } from '@fusionrank/domain/packed-ids';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ITEM_PRECISIONS, type ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import { eachLink, itemLinkColumn } from './item-link-column.ts';
import type { ItemLinkColumn } from './item-features.ts';
import { LiveItemTable } from './live-item-table.ts';
import { chosenRows } from './testing/chosen-rows.ts';
import { smallTable, TEST_SHAPE } from './testing/small-network.ts';
import { dotWith, vectorOfRow } from './vector-column.ts';

const ITEMS = 60;
/** Row `ITEMS + item` is the item in another state. */
const all = smallTable(2 * ITEMS);
const { text, image, behaviour } = TEST_SHAPE.widths;
const idOf = (item: number) => all.ids[item]!;
/** Item → the next and the one after that; every third was never learned of. */
const learned = Array.from({ length: ITEMS }, (_, item) => item).filter((item) => item % 3 !== 0);
const links = {
  itemIds: learned.map(idOf),
  itemLinks: {
    perRow: 2,
    indices: Int32Array.from(learned.flatMap((_, place) => [place + 1, place + 2].map((to) => to % learned.length))),
    similarities: Float32Array.from({ length: 2 * learned.length }, (_, i) => 1 + i),
    recency: 0.9,
  },
};
const { itemLinks } = links;
const { lists } = itemLinkColumn([], links)!;
const empty = (precision: ItemPrecision) =>
  new LiveItemTable({
    widths: { text, image, behaviour },
    precision,
    learnedOf: { ids: new PackedIds(links.itemIds), links: { lists, recency: itemLinks.recency } },
  });

function linksOf(column: ItemLinkColumn | undefined, row: number): [number, number][] {
  const told: [number, number][] = [];
  if (column !== undefined) eachLink(column, row, (other, value) => told.push([other, value]));
  return told;
}

/** `table` with the ids of items, whatever state their rows are of. */
const rowsOf = (places: readonly number[]) => ({
  ...chosenRows(all, places),
  ids: places.map((place) => idOf(place % ITEMS)),
});

/** Items come in some order; then and between, items change their state. */
const history = fc
  .shuffledSubarray(
    Array.from({ length: ITEMS }, (_, item) => item),
    { minLength: 1 },
  )
  .chain((order) =>
    fc.tuple(
      fc.constant(order),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(ITEMS - 1), { maxLength: 4 })), {
        maxLength: 8,
      }),
    ),
  );

/** The most that a number of a vector may be off by. */
const BOUND = {
  float32: () => 0,
  float16: (value: number) => Math.max(Math.abs(value) * 2 ** -11, 2 ** -25),
  int8: (_: number, vector: Float32Array) => (Math.max(...vector.map(Math.abs)) / 127) * 0.5001,
};

describe.each(ITEM_PRECISIONS)('%s', (precision) => {
  test('after any history of new and changed rows the table holds what one laid at once holds, links to late-comers too', () => {
    fc.assert(
      fc.property(history, ([order, rounds]) => {
        const table = empty(precision);
        const stateOf = new Map<number, number>();
        const put = (rows: readonly number[]) =>
          table.put({
            table: rowsOf(rows.map((row) => (stateOf.get(row) ?? 0) * ITEMS + order[row]!)),
            rows: Int32Array.from(rows),
          });
        for (const [added, changed] of [...rounds, [ITEMS, []] as [number, number[]]]) {
          const count = table.ids.length;
          const news = Array.from({ length: Math.min(added, order.length - count) }, (_, i) => count + i);
          const known = [...new Set(changed)].filter((row) => row < count);
          for (const row of known) stateOf.set(row, 1 - (stateOf.get(row) ?? 0));
          put([...known, ...news]);
        }
        const whole = rowsOf(order.map((item, row) => (stateOf.get(row) ?? 0) * ITEMS + item));
        expect(table.ids).toEqual(whole.ids);
        const column = itemLinkColumn(whole.ids, links);
        order.forEach((_, row) => {
          for (const name of ['text', 'image', 'behaviour'] as const) {
            const [ours, theirs] = [vectorOfRow(table[name], row), vectorOfRow(whole[name], row)];
            expect(ours === undefined).toBe(theirs === undefined);
            ours?.forEach((value, i) =>
              expect(Math.abs(value - theirs![i]!)).toBeLessThanOrEqual(BOUND[precision](theirs![i]!, theirs!)),
            );
          }
          expect(linksOf(table.links, row)).toEqual(linksOf(column, row));
        });
        for (const name of ['text', 'image', 'behaviour'] as const)
          expect(table.countOf(name)).toBe(whole[name].present.reduce((sum, there) => sum + there, 0));
      }),
      { numRuns: 30 },
    );
  });
});

test('float16 takes half the memory of the vectors, int8 a quarter and a scale each', () => {
  const [floats, halves, wholes] = ITEM_PRECISIONS.map((precision) => {
    const table = empty(precision);
    table.put({ table: rowsOf([0, 1]), rows: Int32Array.of(0, 1) });
    return table.bytes();
  });
  const numbers = 2 * (text + image + behaviour);
  expect(floats! - halves!).toBe(2 * numbers);
  expect(floats! - wholes!).toBe(3 * numbers - 2 * 3 * 4);
});

test.each(ITEM_PRECISIONS)('products with rows of %s are those with the vectors that come back', (precision) => {
  const table = empty(precision);
  table.put({ table: rowsOf([3, 4, 5, 6]), rows: Int32Array.of(0, 1, 2, 3) });
  const asked = Float32Array.from({ length: 5 }, (_, i) => i - 2.5);
  const dot = dotWith(table.text, asked, text - 5);
  for (let row = 0; row < 4; row++) {
    const own = vectorOfRow(table.text, row)?.subarray(text - 5);
    if (own !== undefined)
      expect(dot(row)).toBeCloseTo(
        asked.reduce((sum, value, i) => sum + value * own[i]!, 0),
        5,
      );
  }
});

test('a row that leaves a gap, or is of another width, is refused', () => {
  const table = empty('float32');
  expect(() => table.put({ table: rowsOf([0]), rows: Int32Array.of(1) })).toThrow(
    'item row: expected at most 0, got 1',
  );
  const narrow = { width: 1, values: new Float32Array(1), present: Uint8Array.of(1) };
  expect(() => table.put({ table: { ...rowsOf([0]), text: narrow }, rows: Int32Array.of(0) })).toThrow(
    `vector of row 0: expected ${text} numbers, got 1`,
  );
});

test('room that nobody needs yet has no rows', () => {
  const table = empty('float16');
  table.put({ table: rowsOf([0]), rows: Int32Array.of(0), expected: 10_000 });
  expect(table.ids).toHaveLength(1);
  expect(table.text.present.length).toBeGreaterThan(10_000);
  expect(vectorOfRow(table.text, 5_000)).toBeUndefined();
});
