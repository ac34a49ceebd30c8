import type { BoundedReads } from './bounded-reads.ts';
import type { MetricKey } from './metric-key.ts';
import { scopedSql } from './metric-scope.ts';
import type { MetricScope } from './metric-scope.ts';

/** What was bought from searches, in one currency. */
export interface Revenue {
  readonly currency: string;
  /** Exact: Σ quantity × the price that the catalogue has now. */
  readonly amount: string;
  /** `amount` ÷ all searches, also those that sold nothing. */
  readonly perSearch: number;
  /** Products bought, each of a search once; one whose price the catalogue does not know is not among them. */
  readonly n: number;
}

/** Revenue before it is shared among searches, by key; undefined is the total. */
export type RevenueByKey = ReadonlyMap<string | undefined, readonly Omit<Revenue, 'perSearch'>[]>;

export async function readRevenue(reads: BoundedReads, scope: MetricScope, key: MetricKey): Promise<RevenueByKey> {
  const rows = await reads.rows<Omit<Revenue, 'perSearch'> & { readonly key: string | null }>(
    (bind) => `${scopedSql(scope, key, bind)}
    SELECT i."key", p."currency", trim_scale(sum(p."price" * i."quantity"::numeric))::text AS "amount", count(*)::float8 AS "n"
    FROM shown i JOIN "Item" p ON p."id" = i."itemId"
    WHERE i."quantity" > 0 AND p."price" IS NOT NULL
    GROUP BY GROUPING SETS ((p."currency"), (p."currency", i."key"))
    ORDER BY p."currency"`,
  );
  const byKey = new Map<string | undefined, Omit<Revenue, 'perSearch'>[]>();
  for (const { key: of, ...revenue } of rows) {
    const known = byKey.get(of ?? undefined);
    if (known === undefined) byKey.set(of ?? undefined, [revenue]);
    else known.push(revenue);
  }
  return byKey;
}

export function perSearch(revenues: readonly Omit<Revenue, 'perSearch'>[], searches: number): readonly Revenue[] {
  return revenues.map((revenue) => ({ ...revenue, perSearch: Number(revenue.amount) / searches }));
}
