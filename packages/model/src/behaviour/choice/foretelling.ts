import { ndcgAt } from '../../evaluation/ndcg.ts';
import { TopK } from '../../linear-algebra/top-k.ts';
import { sparseRow, type SparseMatrix } from '../sparse-matrix.ts';
import { liked, type TouchHistory, touchMatrix } from './touch-history.ts';

/** What a behaviour model is judged by: [users, items] each, of the same users. */
export interface Foretelling {
  /** What it was fitted on. */
  readonly training: SparseMatrix;
  /** What the same users touched later. */
  readonly validation: SparseMatrix;
}

/** The same users' touches in two parts of time, aligned. */
export interface JudgedHistories {
  readonly items: number;
  readonly training: readonly TouchHistory[];
  readonly validation: readonly TouchHistory[];
}

/** What was sent back later is not to be foretold. */
export function foretellingOf({ items, training, validation }: JudgedHistories): Foretelling {
  return { training: touchMatrix(items, training), validation: touchMatrix(items, validation.map(liked)) };
}

const CUT = 20;
/** Users asked at most, evenly drawn: more would change the last digit. */
const MOST_USERS = 4_000;

/**
 * Mean NDCG@20 in [0, 1] over users with both parts, full sort with training items left out; 0 when no user can be judged.
 * @param scoresOf writes a user's scores over `out` [items].
 */
export function foretoldNdcg(
  { training, validation }: Foretelling,
  scoresOf: (user: number, out: Float32Array) => void,
): number {
  const out = new Float32Array(training.columns);
  let [sum, judged] = [0, 0];
  for (const user of judgedUsers({ training, validation })) {
    const wanted = new Set(sparseRow(validation, user).indices);
    const known = new Set(sparseRow(training, user).indices);
    scoresOf(user, out);
    const value = ndcgAt(
      CUT,
      Array.from(bestUnknown(out, known), (item) => (wanted.has(item) ? 1 : 0)),
      Array.from(wanted, (item) => (known.has(item) ? 0 : 1)),
    );
    if (value === null) continue;
    sum += value;
    judged++;
  }
  return judged === 0 ? 0 : sum / judged;
}

function judgedUsers({ training, validation }: Foretelling): readonly number[] {
  const users = Array.from({ length: validation.rows }, (_, user) => user).filter(
    (user) => sparseRow(validation, user).indices.length > 0 && sparseRow(training, user).indices.length > 0,
  );
  const step = Math.max(1, users.length / MOST_USERS);
  return Array.from({ length: Math.floor(users.length / step) }, (_, i) => users[Math.floor(i * step)] as number);
}

function bestUnknown(scores: Float32Array, known: ReadonlySet<number>): Int32Array {
  const top = new TopK(CUT);
  for (let item = 0; item < scores.length; item++) if (!known.has(item)) top.offer(item, scores[item] as number);
  return top.result().rows;
}
