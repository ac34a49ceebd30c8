import { parseItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import { viewerAs } from '../../../../access/viewer-as.ts';
import { readCategoryId } from '../../../product/category-id.ts';
import type { QueryResolvers } from '../../../types.generated.ts';
import { MOST_RECOMMENDED, recommendationPage } from '../../recommendation-page.ts';

/** Products at hand that are looked at. */
const MOST_CONTEXT = 50;

export const recommendations: NonNullable<QueryResolvers['recommendations']> = (_parent, args, context) => {
  const { first, after, placement } = args;
  const category = typeof args.category === 'string' ? readCategoryId(args.category) : undefined;
  const viewer = viewerAs(context, { userId: args.userId, purpose: 'rank' });
  const atHand = (args.context ?? []).map(parseItemId);
  if (atHand.length > MOST_CONTEXT) {
    throw problem('INVALID_INPUT', `context: expected at most ${MOST_CONTEXT} products, got ${atHand.length}`);
  }
  const { userId, sessionId } = viewer;
  const request = {
    userId,
    sessionId,
    placement,
    context: atHand,
    ...(category && { category }),
    limit: MOST_RECOMMENDED,
  };
  return recommendationPage(
    {
      first,
      after,
      viewer,
      fingerprint: JSON.stringify({ placement, atHand, category, userId }),
      rank: () => context.serving.recommend(request, context.deadline),
    },
    context,
  );
};
