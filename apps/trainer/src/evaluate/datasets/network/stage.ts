import { sparseMatrix, type SparseMatrix } from '@fusionrank/model/behaviour';
import { createRng, type Rng, shuffled } from '@fusionrank/domain/rng';

/** What is known of users at one time, and what they took next. Aligned by user. */
export interface Stage {
  /** Items each user took; oldest first where there is an order. */
  readonly histories: readonly Int32Array[];
  /** Items each user took next; empty where nothing is to be foretold. */
  readonly targets: readonly Int32Array[];
}

/** The share of a user's items that the first stage hides. */
const HIDDEN_SHARE = 0.2;

/** Sets of items, cut so that the ranking has something to learn from: about a fifth of each user's items, at least one, is to be foretold. */
export function hiddenStage(histories: readonly Int32Array[], rng: Rng): Stage {
  const parts = histories.map((history, user) => {
    const order = shuffled([...history], rng.fork(String(user)));
    const hidden = history.length < 2 ? 0 : Math.max(1, Math.round(history.length * HIDDEN_SHARE));
    return { targets: Int32Array.from(order.slice(0, hidden)), history: Int32Array.from(order.slice(hidden)).sort() };
  });
  return { histories: parts.map(({ history }) => history), targets: parts.map(({ targets }) => targets) };
}

/** Sequences cut before their last item, which is to be foretold; one item is a history of its own. */
export function lastItemStage(sequences: readonly Int32Array[]): Stage {
  return {
    histories: sequences.map((sequence) => (sequence.length < 2 ? sequence : sequence.subarray(0, -1))),
    targets: sequences.map((sequence) => (sequence.length < 2 ? new Int32Array(0) : sequence.subarray(-1))),
  };
}

/** Users with something to foretell and something to foretell it from, in random order, at most so many. */
export function drawnUsers({ histories, targets }: Stage, most: number, seed: string): readonly number[] {
  const judged = [...targets.keys()].filter(
    (user) => (targets[user]?.length ?? 0) > 0 && (histories[user]?.length ?? 0) > 0,
  );
  return shuffled(judged, createRng(seed)).slice(0, most);
}

/** Histories as a matrix, users × items, 1 where the user took the item however often. */
export function interactionMatrix(items: number, histories: readonly Int32Array[]): SparseMatrix {
  const cells = histories.flatMap((history, row) => Array.from(history, (column) => ({ row, column, value: 1 })));
  const matrix = sparseMatrix(histories.length, items, cells);
  matrix.values.fill(1);
  return matrix;
}
