import { parseItemId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import type { ItemLinkColumn } from './item-features.ts';
import { eachLink, itemLinkColumn } from './item-link-column.ts';

const ids = (...names: string[]) => names.map(parseItemId);
/** a → b ½, a → c ¼, c → a 1 */
const source = {
  itemIds: ids('a', 'b', 'c'),
  itemLinks: {
    perRow: 2,
    indices: Int32Array.of(1, 2, -1, -1, 0, -1),
    similarities: Float32Array.of(0.5, 0.25, 0, 0, 1, 0),
    recency: 0.9,
  },
};

function linksOf(column: ItemLinkColumn | undefined, row: number): [number, number][] {
  const told: [number, number][] = [];
  if (column !== undefined) eachLink(column, row, (other, value) => told.push([other, value]));
  return told;
}

test('links go from rows to rows of the table, whatever order and items it holds', () => {
  const column = itemLinkColumn(ids('new', 'c', 'a'), source);
  expect(column).toMatchObject({ recency: 0.9 });
  expect(linksOf(column, 0)).toEqual([]);
  expect(linksOf(column, 1)).toEqual([[2, 1]]);
  // b, the stronger, is not in the table.
  expect(linksOf(column, 2)).toEqual([[1, 0.25]]);
});

test('a row past the table’s end has no links', () => {
  expect(linksOf(itemLinkColumn(ids('a', 'c'), source), 9)).toEqual([]);
});

test('a behaviour without links makes none', () => {
  expect(itemLinkColumn(ids('a'), { itemIds: ids('a') })).toBeUndefined();
});
