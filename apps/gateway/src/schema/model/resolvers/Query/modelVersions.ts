import type { ModelVersion } from '@fusionrank/feature-store';
import { parseModelVersionId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import { checkedFirst } from '../../../../slates/page.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const modelVersions: NonNullable<QueryResolvers['modelVersions']> = async (_parent, args, context) => {
  const first = checkedFirst(args.first);
  const asOf = context.clock();
  const all = await context.modelVersions.list();
  const start = typeof args.after === 'string' ? placeOf(all, args.after) + 1 : 0;
  const inForce = context.serving.model;
  const edges = all.slice(start, start + first).map((version) => ({
    cursor: version.id,
    node: inForce?.version.id === version.id ? { ...inForce, version } : { version },
  }));
  const pageInfo = {
    hasNextPage: start + first < all.length,
    hasPreviousPage: start > 0,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, asOf };
};

/** Versions are never taken away, so a cursor is the id of one. */
function placeOf(all: readonly ModelVersion[], after: string): number {
  const id = parseModelVersionId(after);
  const place = all.findIndex((version) => version.id === id);
  if (place >= 0) return place;
  throw problem('INVALID_INPUT', `after: expected a cursor of an earlier answer, got ${JSON.stringify(after)}`);
}
