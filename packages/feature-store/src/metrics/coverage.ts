import type { BoundedReads } from './bounded-reads.ts';
import { shareOf } from './measured.ts';
import type { Measured } from './measured.ts';
import type { MetricKey } from './metric-key.ts';
import { scopedSql } from './metric-scope.ts';
import type { MetricScope } from './metric-scope.ts';

/** Products shown at least once ÷ products that are sold now, by key; without one, of all together. */
export interface Coverage {
  of(key: string | undefined): Measured;
}

/** A product that was taken out of the catalogue meanwhile counts neither as shown nor as sold. */
export async function readCoverage(reads: BoundedReads, scope: MetricScope, key: MetricKey): Promise<Coverage> {
  type Row = { readonly key: string | null; readonly items: number };
  const shown = await reads.rows<Row>(
    (bind) => `${scopedSql(scope, key, bind)}
    SELECT i."key", count(DISTINCT i."itemId")::float8 AS "items"
    FROM (SELECT DISTINCT "key", "itemId" FROM shown) i JOIN "Item" p ON p."id" = i."itemId" AND p."withdrawnAt" IS NULL
    GROUP BY GROUPING SETS ((), (i."key"))`,
  );
  const sold = await reads.rows<Row>((bind) => {
    const { category } = scope.filter;
    const $category = category && `${bind(category)}::text[]`;
    const within = $category === undefined ? '' : `AND p."categoryPath"[1:cardinality(${$category})] = ${$category}`;
    const name = key.by === 'category' ? 'p."categoryPath"[1]' : 'NULL::text';
    return `SELECT ${name} AS "key", count(*)::float8 AS "items" FROM "Item" p WHERE p."withdrawnAt" IS NULL ${within} GROUP BY 1`;
  });
  const [shownOf, soldOf] = [countsOf(shown), countsOf(sold)];
  return { of: (of) => shareOf(shownOf.get(of) ?? 0, soldOf.get(key.by === 'category' ? of : undefined) ?? 0) };
}

function countsOf(
  rows: readonly { readonly key: string | null; readonly items: number }[],
): ReadonlyMap<string | undefined, number> {
  return new Map(rows.map(({ key, items }) => [key ?? undefined, items]));
}
