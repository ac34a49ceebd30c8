/** Scored examples with binary labels, index-aligned. */
export interface LabelledScores {
  readonly scores: ArrayLike<number>;
  /** 0 or 1. */
  readonly labels: ArrayLike<number>;
}

/**
 * P(a positive scores above a negative), ties counting one half (Mann–Whitney U; Fawcett, 2006). Null when one of the
 * classes is absent.
 */
export function auc({ scores, labels }: LabelledScores): number | null {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => at(scores, a) - at(scores, b));
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length;) {
    const end = endOfTie(order, scores, start);
    const middleRank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (at(labels, order[i] ?? 0) === 1) {
        positives++;
        rankSum += middleRank;
      }
    }
    start = end;
  }
  const negatives = order.length - positives;
  return positives === 0 || negatives === 0
    ? null
    : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** One past the last index that ties with `start`. */
function endOfTie(order: readonly number[], scores: ArrayLike<number>, start: number): number {
  const score = at(scores, order[start] ?? 0);
  let end = start + 1;
  while (end < order.length && at(scores, order[end] ?? 0) === score) end++;
  return end;
}

const at = (values: ArrayLike<number>, i: number): number => values[i] ?? 0;

/** AUC within each group (user or slate), weighted by its size; groups with one class only are left out (Zhu et al., 2017). */
export function groupedAuc(groups: readonly LabelledScores[]): number | null {
  let weighted = 0;
  let weight = 0;
  for (const group of groups) {
    const value = auc(group);
    if (value === null) continue;
    weighted += value * group.scores.length;
    weight += group.scores.length;
  }
  return weight === 0 ? null : weighted / weight;
}
