import type { SearchEdgeResolvers } from '../../types.generated.ts';
import { candidateSources } from '../candidate-sources.ts';
import { withRules } from '../ruled-summary.ts';
import { edgeToken } from '../edge-token.ts';

export const SearchEdge: SearchEdgeResolvers = {
  node: ({ item }) => item,
  position: ({ ranked }) => ranked.position,
  score: ({ ranked }) => ranked.score,
  sources: ({ ranked }) => candidateSources(ranked),
  pinned: ({ ranked }) => ranked.rules?.some(({ kind }) => kind === 'pin') ?? false,
  rules: ({ ranked }) => ranked.rules ?? [],
  trackingToken: (edge, _args, { tokens }) => edgeToken(edge, tokens),
  explanation: async ({ served, ranked }, _args, { explanations }) => {
    const explained = await explanations.load(served, ranked.itemId);
    if (explained.kind !== 'explained') return null;
    const rules = [...(served.slate.rules ?? []), ...(ranked.rules ?? [])];
    return { ...withRules(explained.explanation, ranked), sources: ranked.sources, rules };
  },
  unexplained: async ({ served, ranked }, _args, { explanations }) => {
    const explained = await explanations.load(served, ranked.itemId);
    return explained.kind === 'unexplained' ? explained.reason : null;
  },
};
