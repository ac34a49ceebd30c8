import type { Rng } from '@fusionrank/domain/rng';
import type { UserInput } from '../ranking/ranker.ts';

/**
 * The user without some history entries: each goes with probability `rate`, independently; of a history that would lose all, one
 * entry chosen at random stays. An unknown user is what user dropout makes.
 */
export function withoutSomeHistory(user: UserInput, rate: number, rng: Rng): UserInput {
  const { historyRows, historyKinds, historyAgeDays } = user;
  if (rate === 0 || historyRows.length === 0) return user;
  const drawn = Array.from(historyRows, () => rng.next() >= rate);
  if (!drawn.includes(true)) drawn[rng.below(drawn.length)] = true;
  return {
    ...user,
    historyRows: historyRows.filter((_, entry) => drawn[entry]),
    historyKinds: historyKinds.filter((_, entry) => drawn[entry]),
    historyAgeDays: historyAgeDays.filter((_, entry) => drawn[entry]),
  };
}
