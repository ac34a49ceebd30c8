import { parseItemId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import { itemLinkColumn } from './item-link-column.ts';

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

test('links go from rows to rows of the table, whatever order and items it holds', () => {
  const column = itemLinkColumn(ids('new', 'c', 'a'), source);
  expect(column).toMatchObject({ perRow: 2, recency: 0.9 });
  // new: none; c → a, which is row 2; a → b, which is gone, and c, which is row 1.
  expect([...(column?.rows ?? [])]).toEqual([-1, -1, 2, -1, -1, 1]);
  expect([...(column?.values ?? [])]).toEqual([0, 0, 1, 0, 0.5, 0.25]);
});

test('a behaviour without links makes none', () => {
  expect(itemLinkColumn(ids('a'), { itemIds: ids('a') })).toBeUndefined();
});
