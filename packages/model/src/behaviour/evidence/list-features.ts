import type { CandidateList } from './candidate-list.ts';

/** What the ranking reads of one score: how it stands among all items, and among the candidates, by size and by rank. */
const VIEWS = ['', ' in list', ' rank'] as const;

/** Names of the columns that `listFeatures` writes. */
export function listFeatureNames(scores: readonly string[], facts: readonly string[]): readonly string[] {
  return [...scores.flatMap((name) => VIEWS.map((view) => `${name}${view}`)), 'merged rank', ...facts];
}

export interface ListFeatureRequest {
  /** [scores, items] */
  readonly scores: Float32Array;
  readonly list: CandidateList;
  /** [items], 1 where it may not be offered: left out of means. */
  readonly known: Uint8Array;
  /** Numbers of one item, in the order of their names. */
  readonly factsOf: (item: number) => readonly number[];
  readonly factCount: number;
}

/** Cross features of a list, [candidates, columns]. */
export function listFeatures({ scores, list, known, factsOf, factCount }: ListFeatureRequest): Float32Array {
  const items = known.length;
  const scoreCount = scores.length / Math.max(items, 1);
  const width = scoreCount * VIEWS.length + 1 + factCount;
  const out = new Float32Array(list.items.length * width);
  for (let i = 0; i < scoreCount; i++) {
    const row = scores.subarray(i * items, (i + 1) * items);
    const own = Float32Array.from(list.items, (item) => row[item] as number);
    const whole = momentsOf(row, known);
    const inList = momentsOf(own);
    const ranks = ranksOf(own);
    for (let place = 0; place < own.length; place++) {
      const at = place * width + i * VIEWS.length;
      out[at] = ((own[place] as number) - whole.mean) / whole.deviation;
      out[at + 1] = ((own[place] as number) - inList.mean) / inList.deviation;
      out[at + 2] = -Math.log1p(ranks[place] as number) / 3;
    }
  }
  list.items.forEach((item, place) => {
    const at = place * width + scoreCount * VIEWS.length;
    out[at] = -Math.log1p(place) / 3;
    out.set(factsOf(item), at + 1);
  });
  return out;
}

function momentsOf(values: Float32Array, left?: Uint8Array): { readonly mean: number; readonly deviation: number } {
  let [sum, squares, count] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    if (left?.[i] === 1) continue;
    const value = values[i] as number;
    sum += value;
    squares += value * value;
    count++;
  }
  const mean = sum / Math.max(count, 1);
  const variance = squares / Math.max(count, 1) - mean * mean;
  return { mean, deviation: Math.sqrt(Math.max(variance, 0)) + 1e-6 };
}

/** Rank of each value from 0, the largest first; equal ones share the middle of their ranks. */
function ranksOf(values: Float32Array): Float32Array {
  const order = Array.from(values.keys()).sort((a, b) => (values[b] as number) - (values[a] as number));
  const ranks = new Float32Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + end - 1) / 2;
    start = end;
  }
  return ranks;
}
