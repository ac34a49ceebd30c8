import type { SlateColumn } from './slate-loss.ts';

/**
 * Adds weight · ln(1 + e^(x_worse − x_better)), the loss of a pair whose better item should stand above (Burges et al., 2005).
 * Returns its value and adds its slope to the column.
 */
export function addOrderedPair(
  { logits, gradient }: SlateColumn,
  { better, worse }: { readonly better: number; readonly worse: number },
  weight: number,
): number {
  const gap = (logits[worse] as number) - (logits[better] as number);
  const slope = weight / (1 + Math.exp(-gap));
  gradient[better] = (gradient[better] as number) - slope;
  gradient[worse] = (gradient[worse] as number) + slope;
  return weight * (Math.max(gap, 0) + Math.log1p(Math.exp(-Math.abs(gap))));
}
