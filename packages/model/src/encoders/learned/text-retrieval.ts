import type { Rng } from '@fusionrank/domain/rng';
import { createCosineScan } from '../../linear-algebra/cosine-scan.ts';
import { denseMatrix } from '../../linear-algebra/dense-matrix.ts';
import type { TextEncoderWeights } from './text-encoder-weights.ts';
import type { IndexedPairs } from './text-pairs.ts';
import { towerForward } from './text-tower.ts';

/** How well queries find their items among the candidates; both in [0, 1], 0 without a query. */
export interface RetrievalQuality {
  /** Mean over queries of 1 / rank of the first item that answers, 0 past rank 100. */
  readonly mrr: number;
  /** Mean share of a query's items among the first ten. */
  readonly recallAt10: number;
}

export interface RetrievalJudge {
  readonly pairs: IndexedPairs;
  readonly queries: Int32Array;
  /** Items ranked: all, or so many drawn at random beside those that answer a judged query. */
  readonly candidates: number | 'all';
  readonly rng: Rng;
}

const DEPTH = 100;

export function judgeRetrieval(weights: TextEncoderWeights, judge: RetrievalJudge): RetrievalQuality {
  const { pairs, queries } = judge;
  const items = candidatesOf(judge);
  const rows = items.map((item) => towerForward(weights, pairs.items[item]?.rows ?? NO_GRAMS).out);
  const scan = createCosineScan(denseMatrix(rows, weights.width));
  let [reciprocal, recall] = [0, 0];
  for (const query of queries) {
    const answers = pairs.answersOf(query);
    const { out } = towerForward(weights, pairs.queries[query]?.rows ?? NO_GRAMS);
    const found = Array.from(scan.nearest(out, { k: DEPTH }).rows, (row) => answers.has(items[row] as number));
    const first = found.indexOf(true);
    if (first >= 0) reciprocal += 1 / (first + 1);
    recall += found.slice(0, 10).filter(Boolean).length / Math.min(10, answers.size);
  }
  const count = Math.max(1, queries.length);
  return { mrr: reciprocal / count, recallAt10: recall / count };
}

const NO_GRAMS = new Int32Array(0);

function candidatesOf({ pairs, queries, candidates, rng }: RetrievalJudge): readonly number[] {
  const all = pairs.items.length;
  if (candidates === 'all' || candidates >= all) return Array.from({ length: all }, (_, item) => item);
  const chosen = new Set([...queries].flatMap((query) => [...pairs.answersOf(query)]));
  const wanted = Math.min(all, chosen.size + candidates);
  while (chosen.size < wanted) chosen.add(rng.below(all));
  return [...chosen].sort((a, b) => a - b);
}
