import { leafCategory, priceBand, priceValue, type CatalogItem } from '@fusionrank/domain/item';
import { createNumberColumn, type NumberColumn } from './number-column.ts';
import { createValueColumn, type ValueColumn } from './value-column.ts';

/** What filters, facets, sorts and features read of all rows, by row. Of a row that is no longer sold it is what it was last. */
export interface ItemColumns {
  put(row: number, item: CatalogItem): void;
  /** `brand`, `category` (every level of the path), `availability`, or an attribute's key; undefined for a key nothing has. */
  values(key: string): ValueColumn | undefined;
  /** Each distinct path is a set of its own, in order from the root. */
  readonly paths: ValueColumn;
  /** At most one value each. */
  readonly brand: ValueColumn;
  readonly leafCategory: ValueColumn;
  readonly priceBand: ValueColumn;
  readonly availability: ValueColumn;
  readonly numbers: Readonly<Record<NumberKey, NumberColumn>>;
  /** Milliseconds since 1970. */
  readonly createdAt: NumberColumn;
}

const NUMBER_KEYS = ['price', 'rating'] as const;
export type NumberKey = (typeof NUMBER_KEYS)[number];

export function isNumberKey(key: string): key is NumberKey {
  return (NUMBER_KEYS as readonly string[]).includes(key);
}

export function createItemColumns(): ItemColumns {
  const named = createNamedColumns();
  const columns = new Map<string, ValueColumn>();
  /** Which keys a row has values of: rows of one kind of product share them. */
  const keys = createValueColumn();
  const numbers = { price: createNumberColumn(), rating: createNumberColumn() };
  const createdAt = createNumberColumn();
  const columnOf = (key: string): ValueColumn => {
    const known = columns.get(key) ?? (key === 'brand' || key === 'availability' ? named[key] : createValueColumn());
    columns.set(key, known);
    return known;
  };
  return {
    put(row, item) {
      const values = new Map(itemValues(item));
      for (const key of keys.at(row)) if (!values.has(key)) columns.get(key)?.put(row, []);
      keys.put(row, [...values.keys()]);
      for (const [key, held] of values) columnOf(key).put(row, held);
      named.paths.put(row, item.categoryPath.map(placed));
      const price = priceValue(item);
      named.leafCategory.put(row, listed(leafCategory(item)));
      named.priceBand.put(row, price === undefined ? [] : [priceBand(price)]);
      numbers.price.put(row, price);
      numbers.rating.put(row, item.rating?.average);
      createdAt.put(row, item.createdAt.getTime());
    },
    values: (key) => columns.get(key),
    ...named,
    numbers,
    createdAt,
  };
}

function createNamedColumns(): Pick<ItemColumns, 'paths' | 'brand' | 'leafCategory' | 'priceBand' | 'availability'> {
  return {
    paths: createValueColumn(),
    brand: createValueColumn(),
    leafCategory: createValueColumn(),
    priceBand: createValueColumn(),
    availability: createValueColumn(),
  };
}

const listed = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

/** An attribute called `brand` or the like does not hide the item's own field. */
export function itemValues(item: CatalogItem): readonly (readonly [key: string, values: readonly string[]])[] {
  return [
    ...Object.entries(item.attributes),
    ['brand', listed(item.brand)],
    ['category', item.categoryPath],
    ['availability', [item.availability]],
  ];
}

/** A path may repeat a name (`Bags / Bags`): its level keeps the two apart. */
export function placed(name: string, level: number): string {
  return `${level}/${name}`;
}
