import type { UserId } from '@fusionrank/domain/id';
import type { Degradation } from '@fusionrank/domain/search';
import type { RequestContext } from '../../context/request-context.ts';
import type { ServedEdge } from '../../slates/served-page.ts';
import { modelOf } from '../search/model-name.ts';

export interface RankedLook {
  readonly items: readonly Omit<ServedEdge, 'cursor'>[];
  readonly model: ReturnType<typeof modelOf>;
  readonly degraded: readonly Degradation[];
}

/** What the shopper would be shown with nothing asked. It is not kept for further pages, and not logged as shown. */
export async function rankedLook(userId: UserId, first: number, context: RequestContext): Promise<RankedLook> {
  const { sessionId } = context.viewer;
  const asked = {
    text: '',
    userId,
    sessionId,
    filters: [],
    sort: 'RELEVANCE',
    personalization: 1,
    facetKeys: [],
  } as const;
  const servedAt = context.clock();
  const slate = await context.serving.search(asked, context.deadline);
  const served = { slate, basis: slate.basis, viewer: context.viewer, query: '', servedAt, fingerprint: '' };
  const ranked = slate.items.slice(0, first);
  const products = context.products.inForce(ranked.map(({ itemId }) => itemId));
  const items = ranked.flatMap((one, i) => {
    const item = products[i];
    return item === undefined ? [] : [{ ranked: one, item, served }];
  });
  return { items, model: modelOf(slate.policy), degraded: slate.degraded };
}
