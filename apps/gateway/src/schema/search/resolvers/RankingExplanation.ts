import type { RankingExplanationResolvers } from '../../types.generated.ts';
import { candidateSources } from '../candidate-sources.ts';

export const RankingExplanation: RankingExplanationResolvers = {
  sources: (explanation) => candidateSources(explanation),
};
