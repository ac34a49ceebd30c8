import type { AffinityKind as DomainKind } from '@fusionrank/domain/profile';
import type { AffinityKind } from '../types.generated.ts';

/** The schema's name of each kind of affinity. */
export const AFFINITY_KIND = {
  brand: 'BRAND',
  category: 'CATEGORY',
  colour: 'COLOR',
  priceBand: 'PRICE_BAND',
} as const satisfies Record<DomainKind, AffinityKind>;
