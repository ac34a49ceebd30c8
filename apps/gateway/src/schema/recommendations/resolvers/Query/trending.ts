import { readCategoryId } from '../../../product/category-id.ts';
import type { QueryResolvers } from '../../../types.generated.ts';
import { MOST_RECOMMENDED, recommendationPage } from '../../recommendation-page.ts';

export const trending: NonNullable<QueryResolvers['trending']> = (_parent, { category, first, after }, context) => {
  const path = typeof category === 'string' ? readCategoryId(category) : undefined;
  const request = { ...(path && { category: path }), limit: MOST_RECOMMENDED };
  return recommendationPage(
    {
      first,
      after,
      viewer: context.viewer,
      fingerprint: JSON.stringify({ trending: category ?? null }),
      rank: () => context.serving.trending(request, context.deadline),
    },
    context,
  );
};
