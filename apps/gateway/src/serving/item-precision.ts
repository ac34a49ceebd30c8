import { problem } from '@fusionrank/domain/problem';
import { ITEM_PRECISIONS } from '@fusionrank/model/ranking';
import type { ItemPrecision } from '@fusionrank/model/ranking';

/**
 * Products from which item vectors are kept in less, where nothing else is told, the most first. What each costs an order, and what
 * memory it saves, stands in docs/ranking-speed.md.
 */
const KEPT_FROM: readonly (readonly [number, ItemPrecision])[] = [
  [500_000, 'int8'],
  [200_000, 'float16'],
  [0, 'float32'],
];

/** How item vectors and the item matrix are kept for so many products. */
export type PrecisionOf = (products: number) => ItemPrecision;

/**
 * @param told FUSIONRANK_ITEM_PRECISION; absent or empty: by the number of products when a model comes in force.
 * @throws Problem INVALID_INPUT for a name that is none.
 */
export function precisionOf(told: string | undefined): PrecisionOf {
  if (told === undefined || told === '')
    return (products) => KEPT_FROM.find(([from]) => products >= from)?.[1] ?? 'float32';
  const precision = ITEM_PRECISIONS.find((name) => name === told);
  if (precision === undefined)
    throw problem('INVALID_INPUT', `FUSIONRANK_ITEM_PRECISION: expected ${ITEM_PRECISIONS.join(', ')}, got ${told}`);
  return () => precision;
}
