import type { Slate } from '@fusionrank/domain/search';
import type { RequestContext } from '../../context/request-context.ts';
import { continueSlate } from '../../slates/continue-slate.ts';
import { checkedFirst } from '../../slates/page.ts';
import { servePage } from '../../slates/served-page.ts';
import type { ServedPage } from '../../slates/served-page.ts';
import type { Viewer } from '../../viewer/viewer.ts';

/** Products one can page through. */
export const MOST_RECOMMENDED = 200;

export interface RecommendationAsked {
  readonly first: number;
  readonly after: string | null | undefined;
  readonly viewer: Viewer;
  readonly fingerprint: string;
  readonly rank: () => Promise<Slate>;
}

/** A page of what `rank` gives, or of what it gave when the cursor was served. */
export async function recommendationPage(asked: RecommendationAsked, context: RequestContext): Promise<ServedPage> {
  const first = checkedFirst(asked.first);
  const { fingerprint, viewer } = asked;
  if (typeof asked.after === 'string') {
    const { served, after } = continueSlate(context.slates, { after: asked.after, fingerprint });
    return servePage(served, { first, after }, context);
  }
  const servedAt = context.clock();
  const served = { slate: await asked.rank(), viewer, query: '', servedAt, fingerprint };
  context.slates.keep(served);
  return servePage(served, { first, after: -1 }, context);
}
