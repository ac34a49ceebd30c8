import type { Rng } from '@fusionrank/domain/rng';

/** One candidate drawn for a position, and how likely that was. */
export interface Drawn {
  /** Index into the logits. */
  readonly index: number;
  /** Estimate of P(this candidate at this position | logits), in (0, 1]. */
  readonly propensity: number;
}

/** Independent redraws behind each propensity. */
const REDRAWS = 8;

/**
 * Orders candidates by logit plus Gumbel noise: a draw without replacement with weights e^logit (Plackett–Luce). The
 * propensity of i at p is the mean of w_i / Σ remaining weights over the first p candidates of this draw and of redraws,
 * 0 where a redraw placed i earlier: unbiased but for this draw's own term, which keeps it above 0.
 */
export function drawSlate(logits: readonly number[], size: number, rng: Rng): Drawn[] {
  const highest = logits.reduce((max, logit) => Math.max(max, logit), -Infinity);
  const weights = logits.map((logit) => Math.exp(logit - highest));
  const shown = drawOrder(logits, rng).slice(0, size);
  const sums = new Float64Array(shown.length);
  addConditionals(sums, { shown, order: shown, weights });
  for (let n = 0; n < REDRAWS; n++)
    addConditionals(sums, { shown, order: drawOrder(logits, rng).slice(0, size), weights });
  return shown.map((index, position) => ({ index, propensity: Math.min(1, (sums[position] ?? 0) / (REDRAWS + 1)) }));
}

function drawOrder(logits: readonly number[], rng: Rng): number[] {
  const keys = logits.map((logit) => logit - Math.log(-Math.log(1 - rng.next() || Number.MIN_VALUE)));
  return keys.map((_, i) => i).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0));
}

interface Draw {
  readonly shown: readonly number[];
  /** The first candidates of one draw. */
  readonly order: readonly number[];
  readonly weights: readonly number[];
}

function addConditionals(sums: Float64Array, { shown, order, weights }: Draw): void {
  const placed = new Map(order.map((index, position) => [index, position]));
  let remaining = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [position, index] of shown.entries()) {
    const weight = weights[index] ?? 0;
    if ((placed.get(index) ?? Infinity) >= position)
      sums[position] = (sums[position] ?? 0) + Math.min(1, weight / Math.max(weight, remaining));
    remaining -= weights[order[position] ?? -1] ?? 0;
  }
}
