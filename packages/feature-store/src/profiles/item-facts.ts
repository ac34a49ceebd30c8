import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { ItemId } from '@fusionrank/domain/id';
import type { QueryResultRow } from 'pg';
import type { ItemFacts } from '../features/item-facts.ts';

/** Runs one statement; a pool and a snapshot both can. */
export type ReadRows = <Row extends QueryResultRow>(text: string, values: readonly unknown[]) => Promise<Row[]>;

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
  const rows = await readRows<FactsRow>(FACTS_SQL, [ids, COLOUR_ATTRIBUTE]);
  return rows.map(({ id, brand, category, colours, price }) => [
    id,
    {
      ...(brand === null ? {} : { brand }),
      ...(category === null ? {} : { category }),
      colours: colours ?? [],
      ...(price === null ? {} : { price }),
    },
  ]);
}

const FACTS_SQL = `
  SELECT "id", "brand", "categoryPath"[cardinality("categoryPath")] AS "category",
         "attributes" -> $2 AS "colours", "price"::float8 AS "price"
  FROM "Item" WHERE "id" = ANY($1::text[])`;
