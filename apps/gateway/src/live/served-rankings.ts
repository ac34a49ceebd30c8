import type { RankedItem } from '@fusionrank/domain/search';
import type { RequestContext } from '../context/request-context.ts';
import type { ServedSlate } from '../slates/served-slates.ts';
import { endingAtOnce } from './ending-at-once.ts';
import { followRanking } from './follow-ranking.ts';
import type { Followed } from './follow-ranking.ts';

export interface RankingFollowed {
  readonly served: ServedSlate;
  readonly topK: number;
  readonly intervalMs: number;
}

/** New orders of what was served, from now on. */
export async function followServed(
  { served, topK, intervalMs }: RankingFollowed,
  { clock, serving, slates, profileChanges, searchAgain }: RequestContext,
): Promise<AsyncIterableIterator<Followed<ServedSlate>>> {
  const { request, viewer, query, fingerprint } = served;
  const watch = await profileChanges.watch(viewer.userId);
  const idsOf = ({ slate }: ServedSlate) => [...slate.items.first(topK)].map(({ itemId }: RankedItem) => itemId);
  const rankAgain = async (): Promise<ServedSlate | undefined> => {
    if (request === undefined) return undefined;
    const servedAt = clock();
    const slate = await searchAgain(request);
    if (slate === undefined) return undefined;
    const again = { slate, basis: slate.basis, request, viewer, query, fingerprint, servedAt };
    slates.keep(again);
    return again;
  };
  const standing = () => ({
    profile: watch.count(),
    catalogue: serving.catalogue.version,
    model: serving.model?.version.id,
  });
  const following = { intervalMs, shown: idsOf(served), idsOf, standing, rankAgain };
  return endingAtOnce((time) => followRanking<ServedSlate>({ ...following, ...time }), watch.stop);
}
