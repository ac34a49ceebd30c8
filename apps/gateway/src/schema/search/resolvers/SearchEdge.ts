import type { SearchEdgeResolvers } from '../../types.generated.ts';
import { candidateSources } from '../candidate-sources.ts';
import { edgeExplanation } from '../edge-explanation.ts';
import { edgeToken } from '../edge-token.ts';

export const SearchEdge: SearchEdgeResolvers = {
  node: ({ item }) => item,
  position: ({ ranked }) => ranked.position,
  score: ({ ranked }) => ranked.score,
  sources: ({ ranked }) => candidateSources(ranked),
  pinned: ({ ranked }) => ranked.rules?.some(({ kind }) => kind === 'pin') ?? false,
  rules: ({ ranked }) => ranked.rules ?? [],
  trackingToken: (edge, _args, { tokens }) => edgeToken(edge, tokens),
  explanation: (edge, _args, { explanations }) => edgeExplanation(edge, explanations),
  unexplained: async ({ served, ranked }, _args, { explanations }) => {
    const explained = await explanations.load(served, ranked.itemId);
    return explained.kind === 'unexplained' ? explained.reason : null;
  },
};
