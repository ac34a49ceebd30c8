import { addOrderedPair } from './ordered-pair.ts';
import type { SlateColumn } from './slate-loss.ts';

/**
 * Bayesian personalised ranking within a slate (Rendle et al., 2009): mean of −ln σ(x_i − x_j) over its pairs with label i above
 * label j. 0 where all labels are alike.
 */
export function bayesianPersonalisedRanking(column: SlateColumn): number {
  const { labels, gradient } = column;
  let pairs = 0;
  let sum = 0;
  for (let better = 0; better < labels.length; better++) {
    for (let worse = 0; worse < labels.length; worse++) {
      if ((labels[better] as number) <= (labels[worse] as number)) continue;
      sum += addOrderedPair(column, { better, worse }, 1);
      pairs++;
    }
  }
  if (pairs === 0) return 0;
  gradient.forEach((slope, i) => (gradient[i] = slope / pairs));
  return sum / pairs;
}
