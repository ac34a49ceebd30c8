import { TopK } from '../../linear-algebra/top-k.ts';
import type { Evidence } from './evidence.ts';
import type { ScoreRow } from './score-row.ts';

/** What a user may be offered: the best of the evidence that finds candidates, by reciprocal rank, best first. */
export interface CandidateList {
  readonly items: Int32Array;
  /** Σ 1 / (10 + rank), aligned with `items`. */
  readonly merged: Float32Array;
}

const RANK_OFFSET = 10;
const OF_TIES = 1e-6;

export interface CandidateSettings {
  readonly evidence: readonly Evidence[];
  /** [items], in [0, 1): decides between equals. */
  readonly tieBreak: Float32Array;
  readonly most: number;
}

/** Makes lists of candidates, one user after the other. */
export class CandidateLists {
  readonly #settings: CandidateSettings;
  /** [items], 0 between two lists. */
  readonly #merged: Float32Array;
  /** All items, those of the largest tie break first: what fills a list that evidence does not. */
  readonly #fillers: Int32Array;

  constructor(settings: CandidateSettings) {
    const { tieBreak } = settings;
    this.#settings = settings;
    this.#merged = new Float32Array(tieBreak.length);
    this.#fillers = Int32Array.from(tieBreak.keys()).sort((a, b) => (tieBreak[b] as number) - (tieBreak[a] as number));
  }

  /**
   * @param rows aligned with the evidence.
   * @param known [items], 1 where it may not be offered.
   */
  list(rows: readonly ScoreRow[], known: Uint8Array): CandidateList {
    const { evidence, tieBreak, most } = this.#settings;
    const merged = this.#merged;
    const found: number[] = [];
    evidence.forEach(({ serves }, i) => {
      if (serves !== 'candidates') return;
      const best = rows[i]?.best(known, most) ?? new Int32Array(0);
      best.forEach((item, rank) => {
        if (merged[item] === 0) found.push(item);
        merged[item] = (merged[item] as number) + 1 / (RANK_OFFSET + rank);
      });
    });
    const total = new TopK(most);
    for (const item of found) total.offer(item, (merged[item] as number) + OF_TIES * (tieBreak[item] as number));
    const items = this.#filled(total.result().rows, known);
    const list = { items, merged: Float32Array.from(items, (item) => merged[item] as number) };
    for (const item of found) merged[item] = 0;
    return list;
  }

  #filled(found: Int32Array, known: Uint8Array): Int32Array {
    const { most } = this.#settings;
    if (found.length >= most) return found;
    const items = [...found];
    for (const item of this.#fillers) {
      if (items.length >= most) break;
      if (known[item] === 0 && this.#merged[item] === 0) items.push(item);
    }
    return Int32Array.from(items);
  }
}
