import { TopK } from '../../linear-algebra/top-k.ts';
import type { Evidence } from './evidence.ts';

/** What a user may be offered: the best of the evidence that finds candidates, by reciprocal rank, best first. */
export interface CandidateList {
  readonly items: Int32Array;
  /** Σ 1 / (10 + rank), aligned with `items`. */
  readonly merged: Float32Array;
}

const RANK_OFFSET = 10;

export interface CandidateRequest {
  readonly evidence: readonly Evidence[];
  /** [evidence, items] */
  readonly scores: Float32Array;
  /** [items], 1 where it may not be offered. */
  readonly known: Uint8Array;
  /** [items]: decides between equals. */
  readonly tieBreak: Float32Array;
  readonly most: number;
}

export function candidateList({ evidence, scores, known, tieBreak, most }: CandidateRequest): CandidateList {
  const items = known.length;
  const merged = new Float32Array(items);
  evidence.forEach(({ serves }, i) => {
    if (serves !== 'candidates') return;
    const top = bestOf(scores.subarray(i * items, (i + 1) * items), known, most);
    top.forEach((item, rank) => (merged[item] = (merged[item] as number) + 1 / (RANK_OFFSET + rank)));
  });
  const total = new TopK(most);
  for (let item = 0; item < items; item++) {
    if (known[item] === 0) total.offer(item, (merged[item] as number) + 1e-6 * (tieBreak[item] as number));
  }
  const { rows } = total.result();
  return { items: Int32Array.from(rows), merged: Float32Array.from(rows, (item) => merged[item] as number) };
}

/** Items of a score above the lowest one: what the evidence says nothing of is not found by it. */
function bestOf(scores: Float32Array, known: Uint8Array, most: number): Int32Array {
  let lowest = Infinity;
  for (let item = 0; item < scores.length; item++) lowest = Math.min(lowest, scores[item] as number);
  const top = new TopK(most);
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item] as number;
    if (known[item] === 0 && score > lowest) top.offer(item, score);
  }
  return top.result().rows;
}
