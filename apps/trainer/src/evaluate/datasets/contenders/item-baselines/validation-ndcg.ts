import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { UserItems } from '@fusionrank/model/evaluation';

/** Writes a score for each item over `scores` [items], at once: a fit can be judged between two of its epochs. */
export type UserScores = (user: number, scores: Float32Array) => void;

/** What settings are chosen by. */
export interface ValidationTask {
  readonly items: number;
  /** Left out of a user's ranking. */
  readonly known: UserItems;
  readonly relevant: UserItems;
  /** Of the NDCG: the format's main one. */
  readonly cutoff: number;
}

/** Enough to tell settings apart by .002 to .003 of NDCG, in a few seconds. */
const SAMPLE = 3_000;

/**
 * Mean NDCG of full sorts for a sample of users that validation asks something of, the same one for the same seed; 0 when there are
 * none. An item stands behind all of larger score and half of those of the same one: what gives all items one score gets no
 * more than chance.
 */
export function validationNdcg(task: ValidationTask, seed: number): (scores: UserScores) => number {
  const users = sampledUsers(task.relevant, seed);
  const scores = new Float32Array(task.items);
  return (write) => {
    let sum = 0;
    for (const user of users) {
      write(user, scores);
      sum += ndcgOf(task, user, scores);
    }
    return users.length === 0 ? 0 : sum / users.length;
  };
}

function sampledUsers(relevant: UserItems, seed: number): readonly number[] {
  const asked = [...Array(relevant.starts.length - 1).keys()].filter((user) => setOf(relevant, user).length > 0);
  return shuffled(asked, createRng(`${seed}/validation users`)).slice(0, SAMPLE);
}

function ndcgOf({ known, relevant, cutoff }: ValidationTask, user: number, scores: Float32Array): number {
  const wanted = Float32Array.from(setOf(relevant, user), (item) => scores[item] as number);
  for (const item of setOf(known, user)) scores[item] = NaN;
  let gain = 0;
  for (const [i, item] of setOf(relevant, user).entries()) {
    if (Number.isNaN(scores[item])) continue;
    const rank = rankOf(wanted[i] as number, scores);
    if (rank < cutoff) gain += 1 / Math.log2(rank + 2);
  }
  let ideal = 0;
  for (let rank = 0; rank < Math.min(cutoff, wanted.length); rank++) ideal += 1 / Math.log2(rank + 2);
  return gain / ideal;
}

/** From 0. */
function rankOf(score: number, scores: Float32Array): number {
  let [above, equal] = [0, -1];
  for (let item = 0; item < scores.length; item++) {
    const other = scores[item] as number;
    if (other > score) above++;
    else if (other === score) equal++;
  }
  return above + equal / 2;
}

function setOf({ starts, indices }: UserItems, user: number): Int32Array {
  return indices.subarray(starts[user], starts[user + 1]);
}
