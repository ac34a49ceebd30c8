import { candidateSources } from '../../search/candidate-sources.ts';
import { edgeExplanation } from '../../search/edge-explanation.ts';
import type { ProfileRecommendationResolvers } from '../../types.generated.ts';

export const ProfileRecommendation: ProfileRecommendationResolvers = {
  product: ({ item }) => item,
  position: ({ ranked }) => ranked.position,
  score: ({ ranked }) => ranked.score,
  sources: ({ ranked }) => candidateSources(ranked),
  reason: async (edge, _args, { explanations }) => (await edgeExplanation(edge, explanations))?.summary ?? null,
  explanation: (edge, _args, { explanations }) => edgeExplanation(edge, explanations),
};
