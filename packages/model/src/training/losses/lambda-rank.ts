import { labelGain } from './label-gain.ts';
import { addOrderedPair } from './ordered-pair.ts';
import type { SlateColumn } from './slate-loss.ts';

/**
 * LambdaRank (Burges, 2010): Σ over pairs with label i above label j of |ΔNDCG_ij| · −ln σ(x_i − x_j), where ΔNDCG_ij is what
 * exchanging the two would change at the places the logits give them now, equal ones in their order. The places count as
 * constants: the slope is that of the weighted pairs. 0 for a slate without positives.
 */
export function lambdaRank(column: SlateColumn): number {
  const { logits, labels } = column;
  const gains = labels.map(labelGain);
  const ideal = idealDcg(gains);
  if (ideal === 0) return 0;
  const discounts = discountsByPlace(logits);
  let sum = 0;
  for (let better = 0; better < labels.length; better++) {
    for (let worse = 0; worse < labels.length; worse++) {
      const gap = (gains[better] as number) - (gains[worse] as number);
      if (gap <= 0) continue;
      const exchanged = Math.abs((discounts[better] as number) - (discounts[worse] as number));
      sum += addOrderedPair(column, { better, worse }, (gap * exchanged) / ideal);
    }
  }
  return sum;
}

function idealDcg(gains: Float64Array): number {
  return gains
    .slice()
    .sort()
    .reduceRight((sum, gain, i) => sum + gain * discount(gains.length - 1 - i), 0);
}

/** Aligned with `logits`: the discount of the place each has now. */
function discountsByPlace(logits: Float64Array): Float64Array {
  const order = Array.from(logits.keys()).sort((a, b) => (logits[b] as number) - (logits[a] as number));
  const discounts = new Float64Array(logits.length);
  order.forEach((row, place) => (discounts[row] = discount(place)));
  return discounts;
}

/** @param place From 0. */
const discount = (place: number): number => 1 / Math.log2(place + 2);
