import type { ServedPage } from '../../slates/served-page.ts';
import type { ResolversTypes } from '../types.generated.ts';

export function pageInfo({ edges, hasNextPage, hasPreviousPage }: ServedPage): ResolversTypes['PageInfo'] {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}
