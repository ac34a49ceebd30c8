import { leafCategory, priceBand, priceValue, type CatalogItem } from '@fusionrank/domain/item';
import { listSection, type Section, type SectionFile } from '../snapshot/index.ts';
import { createNumberColumn, restoreNumberColumn, type NumberColumn } from './number-column.ts';
import { createValueColumn, restoreValueColumn, type ValueColumn } from './value-column.ts';

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
  /** Of the rows' own bytes. */
  byteLength(): number;
  /** Copied one by one as they are taken. */
  sections(name: string): Iterable<Section>;
}

const NUMBER_KEYS = ['price', 'rating'] as const;
export type NumberKey = (typeof NUMBER_KEYS)[number];

export function isNumberKey(key: string): key is NumberKey {
  return (NUMBER_KEYS as readonly string[]).includes(key);
}

interface ColumnParts {
  /** By key, in the order in which keys came. */
  readonly columns: Map<string, ValueColumn>;
  readonly named: Readonly<Record<NamedColumn, ValueColumn>>;
  /** Which keys a row has values of: rows of one kind of product share them. */
  readonly keys: ValueColumn;
  readonly numbers: Readonly<Record<NumberKey, NumberColumn>>;
  readonly createdAt: NumberColumn;
}

const NAMED = ['paths', 'brand', 'leafCategory', 'priceBand', 'availability'] as const;
type NamedColumn = (typeof NAMED)[number];

/** Columns that are a key's and have a name too. */
const isNamedKey = (key: string): key is 'brand' | 'availability' => key === 'brand' || key === 'availability';

export function createItemColumns(parts: ColumnParts = emptyParts()): ItemColumns {
  const { columns, named, keys, numbers, createdAt } = parts;
  const columnOf = (key: string): ValueColumn => {
    const known = columns.get(key) ?? (isNamedKey(key) ? named[key] : createValueColumn());
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
    byteLength: () => everyColumn(parts).reduce((sum, column) => sum + column.byteLength(), 0),
    sections: (name) => sectionsOf(parts, name),
  };
}

function emptyParts(): ColumnParts {
  return {
    columns: new Map(),
    named: {
      paths: createValueColumn(),
      brand: createValueColumn(),
      leafCategory: createValueColumn(),
      priceBand: createValueColumn(),
      availability: createValueColumn(),
    },
    keys: createValueColumn(),
    numbers: { price: createNumberColumn(), rating: createNumberColumn() },
    createdAt: createNumberColumn(),
  };
}

function everyColumn({
  columns,
  named,
  keys,
  numbers,
  createdAt,
}: ColumnParts): readonly (ValueColumn | NumberColumn)[] {
  const ofKeys = [...columns].filter(([key]) => !isNamedKey(key)).map(([, column]) => column);
  return [...ofKeys, ...Object.values(named), keys, ...Object.values(numbers), createdAt];
}

function* sectionsOf({ columns, named, keys, numbers, createdAt }: ColumnParts, name: string): Generator<Section> {
  const names = [...columns.keys()];
  yield listSection(`${name}/columns`, names);
  for (const [number, key] of names.entries()) {
    if (!isNamedKey(key)) yield* columns.get(key)?.sections(`${name}/column/${number}`) ?? [];
  }
  for (const one of NAMED) yield* named[one].sections(`${name}/${one}`);
  yield* keys.sections(`${name}/keys`);
  for (const key of NUMBER_KEYS) yield* numbers[key].sections(`${name}/${key}`);
  yield* createdAt.sections(`${name}/createdAt`);
}

/** Throws SnapshotInvalid. */
export async function restoreItemColumns(file: SectionFile, name: string): Promise<ItemColumns> {
  const named = {
    paths: await restoreValueColumn(file, `${name}/paths`),
    brand: await restoreValueColumn(file, `${name}/brand`),
    leafCategory: await restoreValueColumn(file, `${name}/leafCategory`),
    priceBand: await restoreValueColumn(file, `${name}/priceBand`),
    availability: await restoreValueColumn(file, `${name}/availability`),
  };
  const columns = new Map<string, ValueColumn>();
  for (const [number, key] of ((await file.list(`${name}/columns`)) as readonly string[]).entries()) {
    columns.set(key, isNamedKey(key) ? named[key] : await restoreValueColumn(file, `${name}/column/${number}`));
  }
  return createItemColumns({
    columns,
    named,
    keys: await restoreValueColumn(file, `${name}/keys`),
    numbers: {
      price: await restoreNumberColumn(file, `${name}/price`),
      rating: await restoreNumberColumn(file, `${name}/rating`),
    },
    createdAt: await restoreNumberColumn(file, `${name}/createdAt`),
  });
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
