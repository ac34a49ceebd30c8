import { takenCounts } from '../history-encoder/item-parameters.ts';
import { type SparseEntry, sparseMatrix, type SparseMatrix } from '../sparse-matrix.ts';

/** How a pair of items in one history links them. */
export interface TransitionSettings {
  /** What a later item gains from an earlier one, and an earlier one from a later. */
  readonly forward: number;
  readonly backward: number;
  /** δ ≥ 0: a pair that stands k places apart counts k^−δ. */
  readonly distanceDamping: number;
  /** ≥ 0: a pair in a history of n counts n^−damping. */
  readonly lengthDamping: number;
  /** ≥ 0: powers of the popularity of the item asked from and of the item found by which a link is lowered. */
  readonly fromDamping: number;
  readonly toDamping: number;
  /** Pairs further apart than this many places are passed over. */
  readonly reach: number;
}

/**
 * Item–item links by who comes near whom in histories, oldest first:
 *
 *     T[i, j] = Σ k^−δ · n^−ν · direction / ((p_i + 1)^α (p_j + 1)^β)
 *
 * over pairs of i and j that stand k ≤ reach places apart in a history of n, p the number of histories that hold an item.
 * Forward links alone are a Markov chain's; forward and backward alike are co-visits. Exact and sparse; costs the sum of
 * histories' lengths times reach.
 */
export function transitionLinks(
  items: number,
  histories: readonly Int32Array[],
  settings: TransitionSettings,
): SparseMatrix {
  const { fromDamping, toDamping } = settings;
  const popularity = takenCounts(items, histories);
  const raw = sparseMatrix(items, items, pairs(histories, settings));
  for (let from = 0; from < items; from++) {
    const own = ((popularity[from] as number) + 1) ** -fromDamping;
    for (let i = raw.starts[from] as number; i < (raw.starts[from + 1] as number); i++) {
      const to = raw.indices[i] as number;
      raw.values[i] = (raw.values[i] as number) * own * ((popularity[to] as number) + 1) ** -toDamping;
    }
  }
  return raw;
}

function* pairs(histories: readonly Int32Array[], settings: TransitionSettings): Iterable<SparseEntry> {
  const { forward, backward, distanceDamping, lengthDamping, reach } = settings;
  const byDistance = Float64Array.from({ length: reach + 1 }, (_, k) => Math.max(k, 1) ** -distanceDamping);
  for (const history of histories) {
    const ofLength = Math.max(history.length, 1) ** -lengthDamping;
    for (let later = 1; later < history.length; later++) {
      const to = history[later] as number;
      for (let earlier = Math.max(0, later - reach); earlier < later; earlier++) {
        const from = history[earlier] as number;
        if (from === to) continue;
        const weight = (byDistance[later - earlier] as number) * ofLength;
        if (forward > 0) yield { row: from, column: to, value: weight * forward };
        if (backward > 0) yield { row: to, column: from, value: weight * backward };
      }
    }
  }
}
