import { ndcgAt } from '@fusionrank/model/evaluation';

/** How far scores from items kept in less lie from those of float32 items. */
export interface OrderLoss {
  readonly name: string;
  /** Largest |score − float32 score| over their standard deviation. */
  readonly largestDifference: number;
  /** Spearman's, mean over the requests, in [−1, 1]. */
  readonly rankCorrelation: number;
  /** 1 − NDCG@24, mean over the requests; the float32 order's first 10 have grade 3, the next 20 grade 2, the next 70 grade 1. */
  readonly ndcgLoss: number;
}

const PAGE = 24;
const GRADED = [
  { upTo: 10, grade: 3 },
  { upTo: 30, grade: 2 },
  { upTo: 100, grade: 1 },
] as const;

/** @param reference Of each request, the scores from float32 items. */
export function orderLoss(
  name: string,
  scores: readonly Float32Array[],
  reference: readonly Float32Array[],
): OrderLoss {
  const each = scores.map((own, i) => compared(own, reference[i] ?? new Float32Array(0)));
  const mean = (of: (one: (typeof each)[number]) => number): number =>
    each.reduce((sum, one) => sum + of(one), 0) / each.length;
  return {
    name,
    largestDifference: Math.max(...each.map((one) => one.difference)),
    rankCorrelation: mean((one) => one.correlation),
    ndcgLoss: 1 - mean((one) => one.ndcg),
  };
}

function compared(own: Float32Array, reference: Float32Array) {
  const [ranks, order] = [ranksOf(reference), orderOf(own)];
  const n = reference.length;
  let squares = 0;
  ranksOf(own).forEach((rank, i) => (squares += (rank - (ranks[i] ?? 0)) ** 2));
  const mean = reference.reduce((sum, score) => sum + score, 0) / n;
  const deviation = Math.sqrt(reference.reduce((sum, score) => sum + (score - mean) ** 2, 0) / n);
  const largest = own.reduce((most, score, i) => Math.max(most, Math.abs(score - (reference[i] ?? NaN))), 0);
  const grades = Array.from(order, (place) => gradeAt(ranks[place] ?? n));
  return {
    difference: largest / deviation,
    correlation: 1 - (6 * squares) / (n * (n * n - 1)),
    ndcg: ndcgAt(PAGE, grades) ?? 1,
  };
}

const gradeAt = (rank: number): number => GRADED.find(({ upTo }) => rank < upTo)?.grade ?? 0;

/** Places, the largest score first; ties in the order they came. */
const orderOf = (scores: Float32Array): Int32Array =>
  Int32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);

/** From 0, the largest score's. */
function ranksOf(scores: Float32Array): Int32Array {
  const ranks = new Int32Array(scores.length);
  orderOf(scores).forEach((place, rank) => (ranks[place] = rank));
  return ranks;
}
