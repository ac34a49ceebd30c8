import type { QueryKind } from '@fusionrank/feature-store/metrics';
import type { RequestContext } from '../../context/request-context.ts';
import { checkedFirst } from '../../slates/page.ts';
import type { ResolversTypes } from '../types.generated.ts';
import { patienceOf } from '../../load/request-deadline.ts';
import { metricsScope } from './metrics-scope.ts';
import type { ScopeAsked } from './metrics-scope.ts';
import { readQueryCursor, writeQueryCursor } from './query-cursor.ts';

export interface QueryPageAsked extends ScopeAsked {
  readonly kind: QueryKind;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** A page of queries; a later one is of the window that its cursor was made in. Throws INVALID_INPUT. */
export async function queryPage(
  asked: QueryPageAsked,
  { metrics, clock, deadline }: Pick<RequestContext, 'metrics' | 'clock' | 'deadline'>,
): Promise<Awaited<ResolversTypes['QueryMetricsConnection']>> {
  const first = checkedFirst(asked.first);
  const { asOf, filter, ...window } = metricsScope(asked, clock());
  const cursor = typeof asked.after === 'string' ? readQueryCursor(asked.after) : undefined;
  const { from, until } = cursor ?? window;
  const scope = { from, until, filter };
  // One more says whether there is another page.
  const read = { scope, kind: asked.kind, limit: first + 1, ...(cursor && { after: cursor }) };
  const found = await metrics.queries(read, patienceOf(deadline));
  const edges = found.slice(0, first).map(({ query, metrics: told }) => ({
    cursor: writeQueryCursor({ from, until, query, searches: told.searches }),
    node: { query, ...told },
  }));
  const pageInfo = {
    hasNextPage: found.length > first,
    hasPreviousPage: cursor !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, from, to: until, asOf };
}
