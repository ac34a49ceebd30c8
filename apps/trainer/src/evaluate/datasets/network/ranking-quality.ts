import { type Evidence, preparedEvidence, ScoreRow } from '@fusionrank/model/behaviour';
import { ndcgAt } from '@fusionrank/model/evaluation';
import type { Stage } from './stage.ts';

/** Mean NDCG@20 of one evidence alone over some users of a stage: all items ranked, those of the history left out. */
export async function evidenceNdcg(
  evidence: Evidence,
  stage: Stage,
  { users, items }: { readonly users: readonly number[]; readonly items: number },
): Promise<number> {
  const histories = users.map((user) => stage.histories[user] ?? new Int32Array(0));
  const scoresOf = await preparedEvidence([evidence], histories);
  const scores = new ScoreRow(items);
  const known = new Uint8Array(items);
  let sum = 0;
  for (const [i, user] of users.entries()) {
    await scoresOf(i, [scores]);
    for (const item of histories[i] ?? []) known[item] = 1;
    const wanted = new Set(stage.targets[user]);
    const grades = Array.from(scores.best(known, 20), (item) => (wanted.has(item) ? 1 : 0));
    sum += ndcgAt(20, grades, new Array<number>(wanted.size).fill(1)) ?? 0;
    for (const item of histories[i] ?? []) known[item] = 0;
  }
  return users.length === 0 ? 0 : sum / users.length;
}
