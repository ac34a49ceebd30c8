import type { CatalogItem } from '@fusionrank/domain/item';
import type { Degradation, RankedItem } from '@fusionrank/domain/search';
import type { RequestContext } from '../context/request-context.ts';
import { slateEvents } from '../tracking/slate-events.ts';
import { writeCursor } from './cursor.ts';
import { pageOf } from './page.ts';
import type { ServedSlate } from './served-slates.ts';

/** One page of a served ranking with its products, ready to be shown. */
export interface ServedPage {
  readonly served: ServedSlate;
  readonly edges: readonly ServedEdge[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Of the ranking and of this page. */
  readonly degraded: readonly Degradation[];
}

export interface ServedEdge {
  readonly ranked: RankedItem;
  readonly item: CatalogItem;
  readonly cursor: string;
  readonly served: ServedSlate;
}

export interface PageAsked {
  readonly first: number;
  /** Position of the last item already shown; −1 from the top. */
  readonly after: number;
}

/** Cuts the page, takes its products and logs that they were shown. A product gone since the ranking is left out. */
export function servePage(served: ServedSlate, asked: PageAsked, context: RequestContext): ServedPage {
  const { items, hasNextPage, hasPreviousPage } = pageOf(served.slate.items, asked);
  const products = context.products.inForce(items.map(({ itemId }) => itemId));
  const edges = items.flatMap((ranked, i): ServedEdge[] => {
    const item = products[i];
    const cursor = writeCursor({ slateId: served.slate.slateId, position: ranked.position });
    return item === undefined ? [] : [{ ranked, item, cursor, served }];
  });
  const shown = edges.map(({ ranked }) => ranked);
  const logged = context.impressions.add(slateEvents(served, shown, context.clock()));
  const degraded = new Set(served.slate.degraded);
  if (context.products.stale) degraded.add('CATALOGUE_STALE');
  if (!logged) degraded.add('NOT_LOGGED');
  return { served, edges, hasNextPage, hasPreviousPage, degraded: [...degraded] };
}
