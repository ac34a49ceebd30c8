import { labelGain } from './label-gain.ts';
import type { SlateColumn } from './slate-loss.ts';

/**
 * Listwise softmax: −Σ p_i ln softmax(x)_i with p the labels' gains over their sum, ListNet's top-one cross-entropy (Cao et al.,
 * 2007) with gains in the place of e^grade, so that an item without a grade has no share. 0 for a slate without positives.
 */
export function listwiseSoftmax({ logits, labels, gradient }: SlateColumn): number {
  const gains = labels.map(labelGain);
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  if (total === 0) return 0;
  const highest = logits.reduce((max, logit) => Math.max(max, logit), -Infinity);
  const logSum = highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
  let loss = 0;
  logits.forEach((logit, i) => {
    const target = (gains[i] as number) / total;
    loss -= target * (logit - logSum);
    gradient[i] = Math.exp(logit - logSum) - target;
  });
  return loss;
}
