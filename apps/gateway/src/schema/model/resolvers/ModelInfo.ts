import type { ModelInfoResolvers } from '../../types.generated.ts';

export const ModelInfo: ModelInfoResolvers = {
  live: ({ model }) => model ?? null,
  problem: ({ modelStatus }) => modelStatus.problem ?? null,
};
