/**
 * Orders in which ways take turns, such that each stands as often in every place as any other, and each follows every other
 * equally often: what one leaves in the caches then weighs on all alike. E. J. Williams, Experimental designs balanced for the
 * estimation of residual effects of treatments, Australian Journal of Scientific Research 2 (1949). An even count takes as many
 * orders as there are ways, an odd one twice as many. Who follows the last of the order before is not counted.
 */
export function turnOrders(ways: number): readonly (readonly number[])[] {
  const shifted = (order: readonly number[]): number[][] => order.map((_, by) => order.map((way) => (way + by) % ways));
  const first = zigzag(ways);
  return ways % 2 === 0 ? shifted(first) : [...shifted(first), ...shifted(first.toReversed())];
}

/** 0, 1, n − 1, 2, n − 2, …: the differences of neighbours are all numbers below n once each, for an even n. */
function zigzag(ways: number): readonly number[] {
  return Array.from({ length: ways }, (_, place) => (place % 2 === 1 ? (place + 1) / 2 : (ways - place / 2) % ways));
}
