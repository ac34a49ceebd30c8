import type { SearchEdgeResolvers } from '../../types.generated.ts';
import { candidateSources } from '../candidate-sources.ts';
import { edgeToken } from '../edge-token.ts';

export const SearchEdge: SearchEdgeResolvers = {
  node: ({ item }) => item,
  position: ({ ranked }) => ranked.position,
  score: ({ ranked }) => ranked.score,
  sources: ({ ranked }) => candidateSources(ranked),
  trackingToken: (edge, _args, { tokens }) => edgeToken(edge, tokens),
};
