import type { RankMoveResolvers } from '../../types.generated.ts';

export const RankMove: RankMoveResolvers = {
  productId: ({ itemId }) => itemId,
  from: ({ from }) => from ?? null,
  to: ({ to }) => to ?? null,
};
