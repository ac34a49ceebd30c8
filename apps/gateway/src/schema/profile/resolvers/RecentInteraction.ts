import type { InteractionKind as DomainKind } from '@fusionrank/domain/event';
import type { InteractionKind, RecentInteractionResolvers } from '../../types.generated.ts';

export const RecentInteraction: RecentInteractionResolvers = {
  kind: ({ kind }) => KINDS[kind],
  productId: ({ itemId }) => itemId,
  product: async ({ itemId }, _args, { products }) => (await products.loadAll([itemId]))[0] ?? null,
  query: ({ query }) => query ?? null,
};

const KINDS = {
  click: 'CLICK',
  cart: 'CART',
  purchase: 'PURCHASE',
  rating: 'RATING',
  return: 'RETURN',
  dwell: 'DWELL',
} as const satisfies Record<DomainKind, InteractionKind>;
