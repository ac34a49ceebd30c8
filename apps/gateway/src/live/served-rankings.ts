import { setTimeout } from 'node:timers/promises';
import type { RankedItem } from '@fusionrank/domain/search';
import type { RequestContext } from '../context/request-context.ts';
import type { ServedSlate } from '../slates/served-slates.ts';
import { followRanking } from './follow-ranking.ts';
import type { Followed } from './follow-ranking.ts';

export interface RankingFollowed {
  readonly served: ServedSlate;
  readonly topK: number;
  readonly intervalMs: number;
}

/** Ends at once when it is returned, not when the interval is over. */
export function followServed(
  { served, topK, intervalMs }: RankingFollowed,
  { clock, serving, slates, profileChanges, rankAgain }: RequestContext,
): AsyncIterableIterator<Followed<ServedSlate>> {
  const { request, viewer, query, fingerprint } = served;
  const controller = new AbortController();
  const { signal } = controller;
  const watch = profileChanges.watch(viewer.userId);
  const idsOf = ({ slate }: ServedSlate) => [...slate.items.first(topK)].map(({ itemId }: RankedItem) => itemId);
  const updates = followRanking<ServedSlate>({
    intervalMs,
    signal,
    shown: idsOf(served),
    idsOf,
    standing: () => ({
      profile: watch.count(),
      catalogue: serving.catalogue.version,
      model: serving.model?.version.id,
    }),
    wait: (ms) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined),
    rankAgain: async () => {
      if (request === undefined) return undefined;
      const servedAt = clock();
      const slate = await rankAgain(request);
      if (slate === undefined) return undefined;
      const again = { slate, basis: slate.basis, request, viewer, query, fingerprint, servedAt };
      slates.keep(again);
      return again;
    },
  });
  const end = async (): Promise<IteratorResult<Followed<ServedSlate>, void>> => {
    watch.stop();
    controller.abort();
    return updates.return();
  };
  return {
    next: () => updates.next(),
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
