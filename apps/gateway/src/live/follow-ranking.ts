import type { ItemId } from '@fusionrank/domain/id';
import type { FollowingTime } from './ending-at-once.ts';
import { rankMoves } from './rank-moves.ts';
import type { RankMove } from './rank-moves.ts';

export type UpdateReason = 'PROFILE_CHANGED' | 'PRODUCTS_CHANGED' | 'MODEL_PROMOTED';

/** What a ranking rests on; it is made again when any of it is another. */
export interface Standing {
  readonly profile: number;
  readonly catalogue: bigint;
  readonly model: string | undefined;
}

export interface Following<Ranking> extends FollowingTime {
  readonly intervalMs: number;
  /** The first of them as they were served, best first. */
  readonly shown: readonly ItemId[];
  readonly standing: () => Standing;
  /** Undefined where there is no room for it now: it is tried again after the next interval. */
  readonly rankAgain: () => Promise<Ranking | undefined>;
  readonly idsOf: (ranking: Ranking) => readonly ItemId[];
}

export interface Followed<Ranking> {
  readonly ranking: Ranking;
  /** 1 is what was served. */
  readonly version: number;
  readonly reason: UpdateReason;
  readonly moves: readonly RankMove[];
}

/** New orders of a ranking, at most one an interval however much changed in it; none where the order stays the same. */
export async function* followRanking<Ranking>(following: Following<Ranking>): AsyncGenerator<Followed<Ranking>, void> {
  const { intervalMs, standing, rankAgain, idsOf, wait, signal } = following;
  let { shown } = following;
  let before = standing();
  let version = 1;
  for (;;) {
    await wait(intervalMs);
    if (signal.aborted) return;
    const now = standing();
    const reason = reasonOf(before, now);
    if (reason === undefined) continue;
    const ranking = await rankAgain();
    if (ranking === undefined) continue;
    before = now;
    const ids = idsOf(ranking);
    const moves = rankMoves(shown, ids);
    if (moves.length === 0) continue;
    shown = ids;
    version++;
    yield { ranking, version, reason, moves };
  }
}

/** The one that most likely moved something, where there are several. */
function reasonOf(before: Standing, now: Standing): UpdateReason | undefined {
  if (now.model !== before.model) return 'MODEL_PROMOTED';
  if (now.profile !== before.profile) return 'PROFILE_CHANGED';
  return now.catalogue === before.catalogue ? undefined : 'PRODUCTS_CHANGED';
}
