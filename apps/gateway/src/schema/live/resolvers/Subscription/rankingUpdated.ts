import { parseSlateId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../../../../context/request-context.ts';
import type { Followed } from '../../../../live/follow-ranking.ts';
import { followServed } from '../../../../live/served-rankings.ts';
import { checkedFirst } from '../../../../slates/page.ts';
import { servePage } from '../../../../slates/served-page.ts';
import type { ServedSlate } from '../../../../slates/served-slates.ts';
import type { Viewer } from '../../../../viewer/viewer.ts';
import { streamedElsewhere } from '../../../base/streamed-elsewhere.ts';
import { checkedInterval } from '../../../base/streamed-interval.ts';
import type { SubscriptionResolvers, SubscriptionrankingUpdatedArgs } from '../../../types.generated.ts';

const INTERVAL = { leastMs: 250, mostMs: 60_000 };

export const rankingUpdated: NonNullable<SubscriptionResolvers['rankingUpdated']> = {
  subscribe: (_parent, { searchId, topK, intervalMs: asked }, context) => {
    const intervalMs = checkedInterval(asked, INTERVAL);
    const served = context.slates.find(parseSlateId(searchId));
    if (served === undefined || !isServedTo(served, context.viewer)) throw notKept();
    if (served.request === undefined) {
      throw problem('INVALID_INPUT', 'searchId: expected a search by words, or by the picture of a product');
    }
    return followServed({ served, topK: checkedFirst(topK), intervalMs }, context);
  },
  resolve: (
    followed: Followed<ServedSlate> | undefined,
    { searchId, topK }: Required<SubscriptionrankingUpdatedArgs>,
    context: RequestContext,
  ) => {
    if (followed === undefined) throw streamedElsewhere();
    const { ranking, version, reason, moves } = followed;
    const { edges } = servePage(ranking, { first: topK, after: -1 }, context);
    return { searchId, version, reason, moves, edges };
  },
};

/** Another's ranking is told apart from none by nobody. */
function isServedTo({ viewer }: ServedSlate, { principal, userId }: Viewer): boolean {
  return viewer.principal === principal && (principal !== 'anonymous' || viewer.userId === userId);
}

const notKept = (): GraphQLError =>
  new GraphQLError('searchId: expected a search that was served to the viewer and is still kept; search again', {
    extensions: { code: 'SEARCH_EXPIRED' },
  });
