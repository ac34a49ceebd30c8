import type { Database } from '../database/open.ts';
import { openSnapshot } from '../events/snapshot.ts';
import type { LoggedSlate, TrainingLog } from '../store.ts';
import { startReplay } from './replay.ts';
import type { SlateWindow } from './slate-rows.ts';
import { countSlates, readSlates } from './slate-rows.ts';

/**
 * Slates joined point-in-time, in one pass over a snapshot of the log:
 *
 * ```
 *  interactions  ──▶ replayed by knownAt ──▶ profile, popularity ─┐  before shownAt
 *  searches      ──▶ in the order of shownAt ─────────────────────┼─▶ slate
 *  interactions that refer to the slate ──▶ labels ───────────────┘  before labelsUntil
 * ```
 *
 * A slate is a search event with at least one impression. Item facts and consent are today's: who has withdrawn consent
 * since is learned from as a stranger.
 */
export function createTrainingLog(database: Pick<Database, 'pool'>): TrainingLog {
  return {
    slates: (window) => streamSlates(database, window),
    count: async (window) => {
      const snapshot = await openSnapshot(database);
      try {
        return await countSlates(snapshot, window);
      } finally {
        await snapshot.close();
      }
    },
  };
}

async function* streamSlates(database: Pick<Database, 'pool'>, window: SlateWindow): AsyncGenerator<LoggedSlate> {
  const snapshot = await openSnapshot(database);
  try {
    const replay = await startReplay(snapshot);
    for await (const batch of readSlates(snapshot, window)) {
      for (const slate of batch) {
        await replay.advanceTo(slate.shownAt);
        yield {
          ...slate,
          profile: replay.profileOf(slate.userId, slate.shownAt),
          popularityOf: (itemId) => replay.popularityAt(itemId, slate.shownAt),
        };
      }
    }
  } finally {
    await snapshot.close();
  }
}
