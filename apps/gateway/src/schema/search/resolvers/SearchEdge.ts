import type { SearchEdgeResolvers } from '../../types.generated.ts';
import { candidateSources } from '../candidate-sources.ts';
import { edgeToken } from '../edge-token.ts';

export const SearchEdge: SearchEdgeResolvers = {
  node: ({ item }) => item,
  position: ({ ranked }) => ranked.position,
  score: ({ ranked }) => ranked.score,
  sources: ({ ranked }) => candidateSources(ranked),
  trackingToken: (edge, _args, { tokens }) => edgeToken(edge, tokens),
  explanation: async ({ served, ranked }, _args, { explanations }) => {
    const explained = await explanations.load(served, ranked.itemId);
    return explained.kind === 'explained' ? { ...explained.explanation, sources: ranked.sources } : null;
  },
  unexplained: async ({ served, ranked }, _args, { explanations }) => {
    const explained = await explanations.load(served, ranked.itemId);
    return explained.kind === 'unexplained' ? explained.reason : null;
  },
};
