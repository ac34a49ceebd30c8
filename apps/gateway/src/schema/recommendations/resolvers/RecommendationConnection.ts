import { modelOf } from '../../search/model-name.ts';
import { pageInfo } from '../../search/page-info.ts';
import type { RecommendationConnectionResolvers } from '../../types.generated.ts';

export const RecommendationConnection: RecommendationConnectionResolvers = {
  requestId: ({ served }) => served.slate.slateId,
  nodes: ({ edges }) => edges.map(({ item }) => item),
  pageInfo,
  model: ({ served }) => modelOf(served.slate.policy),
};
