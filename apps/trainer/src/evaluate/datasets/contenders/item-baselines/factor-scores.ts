import { linkScores, type CollaborativeFactors } from '@fusionrank/model/behaviour';
import type { UserScores } from './validation-ndcg.ts';

/** The product of a user's factor with each item's. */
export function factorScores({ width, users, items }: CollaborativeFactors): UserScores {
  const links = {
    kind: 'factors',
    from: { count: users.length / width, width, values: users },
    to: { count: items.length / width, width, values: items },
  } as const;
  const weights = Float32Array.of(1);
  return (user, scores) => linkScores(links, { items: Int32Array.of(user), weights }, scores);
}
