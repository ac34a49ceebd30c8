import type { BoughtTogether } from '@fusionrank/domain/bought-together';
import type { ItemId } from '@fusionrank/domain/id';
import type { Database } from '../database/open.ts';
import { queryUntil, type ReadFor } from '../database/query-until.ts';
import { knownBeforeSql } from '../features/known-at.ts';

export interface BoughtTogetherRequest {
  readonly itemId: ItemId;
  readonly asOf: Date;
  /** What fewer shoppers bought together may tell of one of them. */
  readonly leastUsers: number;
  readonly limit: number;
}

/** Shoppers whose other purchases are looked at, at most: the last ones. */
const MOST_BUYERS = 1_000;

/** What came back counts too: it was wanted. */
const BOUGHT_TOGETHER_SQL = `
WITH "buyer" AS (
  SELECT bought."userId", max(bought."occurredAt") AS "at"
  FROM "InteractionEvent" bought
  WHERE bought."kind" = 'purchase' AND bought."itemId" = $1 AND ${knownBeforeSql('bought', '$2')}
  GROUP BY 1 ORDER BY 2 DESC LIMIT ${MOST_BUYERS}
), "shared" AS (
  SELECT other."itemId", count(DISTINCT other."userId") AS "together"
  FROM "buyer" JOIN "InteractionEvent" other USING ("userId")
  WHERE other."kind" = 'purchase' AND other."itemId" <> $1 AND ${knownBeforeSql('other', '$2')}
  GROUP BY 1 HAVING count(DISTINCT other."userId") >= $3
  ORDER BY 2 DESC, 1 LIMIT $4
)
SELECT "shared"."itemId", "together"::int, (
  SELECT count(DISTINCT one."userId")::int FROM "InteractionEvent" one
  WHERE one."kind" = 'purchase' AND one."itemId" = "shared"."itemId" AND ${knownBeforeSql('one', '$2')}
) AS "buyers"
FROM "shared" ORDER BY "together" DESC, 1`;

/** Items that at least `leastUsers` of an item's last buyers bought too, most of them first. */
export async function readBoughtTogether(
  database: Pick<Database, 'pool'>,
  { itemId, asOf, leastUsers, limit }: BoughtTogetherRequest,
  reader: ReadFor = {},
): Promise<readonly BoughtTogether[]> {
  const values = [itemId, asOf, leastUsers, limit];
  const statement = { name: 'bought together', text: BOUGHT_TOGETHER_SQL, values };
  const { rows } = await queryUntil<BoughtTogether>(database, statement, reader);
  return rows;
}
