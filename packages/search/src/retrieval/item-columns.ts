import { priceValue, type CatalogItem } from '@fusionrank/domain/item';
import { createValueColumn, type ValueColumn } from './value-column.ts';

/** What filters, facets and sorts read, by row. */
export interface ItemColumns {
  /** Returns the row's numbers. */
  put(row: number, item: CatalogItem): Readonly<Record<NumberKey, number | undefined>>;
  /** `brand`, `category` (every level of the path), `availability`, or an attribute's key; undefined for a key nothing has. */
  values(key: string): ValueColumn | undefined;
  /** Each distinct path is a set of its own, in order from the root. */
  readonly paths: ValueColumn;
  /** `price` or `rating` of a row; undefined where the shop does not say. */
  number(key: NumberKey, row: number): number | undefined;
}

const NUMBER_KEYS = ['price', 'rating'] as const;
export type NumberKey = (typeof NUMBER_KEYS)[number];

export function isNumberKey(key: string): key is NumberKey {
  return (NUMBER_KEYS as readonly string[]).includes(key);
}

export function createItemColumns(): ItemColumns {
  const columns = new Map<string, ValueColumn>();
  const keysOfRow: (readonly string[])[] = [];
  const paths = createValueColumn();
  const numbers: Readonly<Record<NumberKey, (number | undefined)[]>> = { price: [], rating: [] };
  return {
    put(row, item) {
      const values = new Map(itemValues(item));
      for (const key of keysOfRow[row] ?? []) columns.get(key)?.put(row, []);
      keysOfRow[row] = [...values.keys()];
      for (const [key, held] of values) {
        if (!columns.has(key)) columns.set(key, createValueColumn());
        columns.get(key)?.put(row, held);
      }
      paths.put(row, item.categoryPath.map(placed));
      const ofRow = { price: priceValue(item), rating: item.rating?.average };
      numbers.price[row] = ofRow.price;
      numbers.rating[row] = ofRow.rating;
      return ofRow;
    },
    values: (key) => columns.get(key),
    paths,
    number: (key, row) => numbers[key][row],
  };
}

/** An attribute called `brand` or the like does not hide the item's own field. */
export function itemValues(item: CatalogItem): readonly (readonly [key: string, values: readonly string[]])[] {
  return [
    ...Object.entries(item.attributes),
    ['brand', item.brand === undefined ? [] : [item.brand]],
    ['category', item.categoryPath],
    ['availability', [item.availability]],
  ];
}

/** A path may repeat a name (`Bags / Bags`): its level keeps the two apart. */
export function placed(name: string, level: number): string {
  return `${level}/${name}`;
}
