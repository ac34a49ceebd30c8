import type { CandidateList } from './candidate-list.ts';
import { type Moments, momentsOf, type ScoreRow } from './score-row.ts';

/** What the ranking reads of one score: how it stands among all items, and among the candidates, by size and by rank. */
const VIEWS = ['', ' in list', ' rank'] as const;

/** Names of the columns that `listFeatures` writes. */
export function listFeatureNames(scores: readonly string[], facts: readonly string[]): readonly string[] {
  return [...scores.flatMap((name) => VIEWS.map((view) => `${name}${view}`)), 'merged rank', ...facts];
}

export interface ListFeatureRequest {
  readonly rows: readonly ScoreRow[];
  readonly list: CandidateList;
  /** [items], 1 where it may not be offered: left out of means; and how many those are. */
  readonly known: Uint8Array;
  readonly knownCount: number;
  /** Numbers of one item, in the order of their names. */
  readonly factsOf: (item: number) => readonly number[];
  readonly factCount: number;
}

/** Cross features of a list, [candidates, columns]. */
export function listFeatures({ rows, list, known, knownCount, factsOf, factCount }: ListFeatureRequest): Float32Array {
  const width = rows.length * VIEWS.length + 1 + factCount;
  const out = new Float32Array(list.items.length * width);
  const own = new Float32Array(list.items.length);
  const ranking = new Ranking(own.length);
  rows.forEach((row, i) => {
    for (let place = 0; place < own.length; place++) own[place] = row.values[list.items[place] as number] as number;
    const whole = row.moments(known, knownCount);
    const inList = momentsOfAll(own);
    const ranks = ranking.ranksOf(own);
    for (let place = 0; place < own.length; place++) {
      const at = place * width + i * VIEWS.length;
      out[at] = ((own[place] as number) - whole.mean) / whole.deviation;
      out[at + 1] = ((own[place] as number) - inList.mean) / inList.deviation;
      out[at + 2] = -Math.log1p(ranks[place] as number) / 3;
    }
  });
  list.items.forEach((item, place) => {
    const at = place * width + rows.length * VIEWS.length;
    out[at] = -Math.log1p(place) / 3;
    out.set(factsOf(item), at + 1);
  });
  return out;
}

function momentsOfAll(values: Float32Array): Moments {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    sum += value;
    squares += value * value;
  }
  return momentsOf(sum, squares, values.length);
}

/** Places are packed under the order of the values into whole numbers that a double holds, which sort without comparing in JavaScript. */
const PLACES = 2 ** 20;

/** Ranks lists of one length. */
class Ranking {
  readonly #keys: Float64Array;
  readonly #ranks: Float32Array;
  readonly #value = new Float32Array(1);
  readonly #bits = new Uint32Array(this.#value.buffer);

  constructor(length: number) {
    this.#keys = new Float64Array(length);
    this.#ranks = new Float32Array(length);
  }

  /** Rank of each value from 0, the largest first; equal ones share the middle of their ranks. Until the next call. */
  ranksOf(values: Float32Array): Float32Array {
    const keys = this.#keys;
    const ranks = this.#ranks;
    const count = values.length;
    for (let place = 0; place < count; place++) keys[place] = this.#falling(values[place] as number) * PLACES + place;
    keys.sort();
    const valueAt = (rank: number): number => values[(keys[rank] as number) % PLACES] as number;
    for (let start = 0; start < count;) {
      let end = start + 1;
      while (end < count && valueAt(end) === valueAt(start)) end++;
      for (let rank = start; rank < end; rank++) ranks[(keys[rank] as number) % PLACES] = (start + end - 1) / 2;
      start = end;
    }
    return ranks;
  }

  /** A whole number below 2³², the smaller the larger the value: IEEE 754 orders by bits once negatives are turned round. */
  #falling(value: number): number {
    this.#value[0] = value + 0; // −0 and 0 are one
    const bits = this.#bits[0] as number;
    return bits >= 2 ** 31 ? bits : 2 ** 31 - 1 - bits;
  }
}
