import { parseItemId } from '@fusionrank/domain/id';
import type { QueryResolvers } from '../../../types.generated.ts';
import { MOST_RECOMMENDED, recommendationPage } from '../../recommendation-page.ts';

export const alsoBought: NonNullable<QueryResolvers['alsoBought']> = (
  _parent,
  { productId, first, after },
  context,
) => {
  const itemId = parseItemId(productId);
  return recommendationPage(
    {
      first,
      after,
      viewer: context.viewer,
      fingerprint: JSON.stringify({ alsoBought: itemId }),
      rank: () => context.serving.alsoBought({ itemId, limit: MOST_RECOMMENDED }, context.deadline),
    },
    context,
  );
};
