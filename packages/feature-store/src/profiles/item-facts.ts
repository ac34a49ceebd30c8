import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { ItemId } from '@fusionrank/domain/id';
import type { QueryResultRow } from 'pg';
import type { ItemFacts } from '../features/item-facts.ts';

/** A statement that the server plans once a connection, and knows by its name from then on. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** Runs one statement. */
export type ReadRows = <Row extends QueryResultRow>(
  statement: NamedStatement,
  values: readonly unknown[],
) => Promise<Row[]>;

interface FactsRow {
  readonly id: ItemId;
  readonly brand: string | null;
  readonly category: string | null;
  readonly colours: readonly string[] | null;
  readonly price: number | null;
}

/** The catalogue's facts of these items, withdrawn ones too; an item it never held is left out. */
export async function readItemFacts(
  readRows: ReadRows,
  ids: readonly ItemId[],
): Promise<[itemId: ItemId, facts: ItemFacts][]> {
  if (ids.length === 0) return [];
  const rows = await readRows<FactsRow>(FACTS, [ids, COLOUR_ATTRIBUTE]);
  return rows.map(({ id, brand, category, colours, price }) => [id, itemFactsOf([brand, category, colours, price])]);
}

type FactsColumns = readonly [
  brand: string | null,
  category: string | null,
  colours: readonly string[] | null,
  price: number | null,
];

/** What the database says of an item, without what it does not say. */
export function itemFactsOf([brand, category, colours, price]: FactsColumns): ItemFacts {
  return {
    ...(brand === null ? {} : { brand }),
    ...(category === null ? {} : { category }),
    colours: colours ?? [],
    ...(price === null ? {} : { price }),
  };
}

const FACTS: NamedStatement = {
  name: 'facts of items',
  text: `
  SELECT "id", "brand", "categoryPath"[cardinality("categoryPath")] AS "category",
         "attributes" -> $2 AS "colours", "price"::float8 AS "price"
  FROM "Item" WHERE "id" = ANY($1::text[])`,
};
