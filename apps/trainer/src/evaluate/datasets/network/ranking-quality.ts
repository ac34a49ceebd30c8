import { type Evidence, preparedEvidence } from '@fusionrank/model/behaviour';
import { ndcgAt } from '@fusionrank/model/evaluation';
import { TopK } from '@fusionrank/model/linear-algebra';
import type { Stage } from './stage.ts';

/** Mean NDCG@20 of one evidence alone over some users of a stage: all items ranked, those of the history left out. */
export async function evidenceNdcg(
  evidence: Evidence,
  stage: Stage,
  { users, items }: { readonly users: readonly number[]; readonly items: number },
): Promise<number> {
  const histories = users.map((user) => stage.histories[user] ?? new Int32Array(0));
  const scoresOf = await preparedEvidence([evidence], histories);
  const scores = new Float32Array(items);
  let sum = 0;
  users.forEach((user, i) => {
    scoresOf(i, scores);
    for (const item of histories[i] ?? []) scores[item] = -Infinity;
    const top = new TopK(20);
    scores.forEach((score, item) => top.offer(item, score));
    const wanted = new Set(stage.targets[user]);
    const grades = Array.from(top.result().rows, (item) => (wanted.has(item) ? 1 : 0));
    sum += ndcgAt(20, grades, new Array<number>(wanted.size).fill(1)) ?? 0;
  });
  return users.length === 0 ? 0 : sum / users.length;
}
