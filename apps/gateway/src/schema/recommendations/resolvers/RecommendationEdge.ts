import { candidateSources } from '../../search/candidate-sources.ts';
import { edgeToken } from '../../search/edge-token.ts';
import type { RecommendationEdgeResolvers } from '../../types.generated.ts';

export const RecommendationEdge: RecommendationEdgeResolvers = {
  node: ({ item }) => item,
  position: ({ ranked }) => ranked.position,
  score: ({ ranked }) => ranked.score,
  sources: ({ ranked }) => candidateSources(ranked),
  trackingToken: (edge, _args, { tokens }) => edgeToken(edge, tokens),
};
