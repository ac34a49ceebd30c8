import type { ShopEvent } from '@fusionrank/domain/event';
import type { UserId } from '@fusionrank/domain/id';
import type { ProfileStamp, ProfileStore } from '@fusionrank/feature-store';
import { startPollToldOnce } from '../serving/poll.ts';

/** Whose profile changed lately, of those somebody waits for. */
export interface ProfileChanges {
  /** Events that were just stored here: it is looked at once whether they are of somebody who is watched. */
  notice(events: readonly ShopEvent[]): void;
  /** Resolves when it is known what counts as before; while the database is away, at once. */
  watch(userId: UserId): Promise<ProfileWatch>;
  close(): Promise<void>;
}

export interface ProfileWatch {
  /** Changes noticed since. */
  readonly count: () => number;
  readonly stop: () => void;
}

export interface ProfileChangesSources {
  readonly profiles: Pick<ProfileStore, 'stamps'>;
  /** Changes can't be followed: they are noticed when they can. */
  readonly onFailure: (cause: unknown) => void;
  readonly followEveryMs?: number;
}

/** What another gateway took is noticed within a second. */
const FOLLOW_EVERY_MS = 500;

interface Watched {
  stamp: ProfileStamp | undefined;
  readonly watches: Set<{ count: number }>;
}

/**
 * Asks the database, whichever gateway took the events, in one statement for all who are watched; while nobody is, it is asked nothing.
 * Writing events costs nothing more for it.
 */
export function createProfileChanges({
  profiles,
  onFailure,
  followEveryMs: everyMs = FOLLOW_EVERY_MS,
}: ProfileChangesSources): ProfileChanges {
  const watched = new Map<UserId, Watched>();
  const look = async (): Promise<void> => {
    if (watched.size === 0) return;
    const looking = new Map(watched);
    const stamps = await profiles.stamps([...looking.keys()]);
    for (const [userId, entry] of looking) note(entry, stamps.get(userId));
  };
  const poll = startPollToldOnce({ everyMs, work: look, onFailure });
  return {
    notice: (events) => {
      if (events.some(({ type, userId }) => type === 'interaction' && watched.has(userId))) poll.soon();
    },
    watch: async (userId) => {
      const watch = { count: 0 };
      const entry = watched.get(userId) ?? { stamp: undefined, watches: new Set() };
      watched.set(userId, entry);
      entry.watches.add(watch);
      // Where it can't be read the poll says so, and takes what it finds first for what was before.
      if (entry.stamp === undefined) {
        const stamps = await profiles.stamps([userId]).catch(() => undefined);
        entry.stamp ??= stamps?.get(userId);
      }
      return {
        count: () => watch.count,
        stop: () => {
          entry.watches.delete(watch);
          if (entry.watches.size === 0 && watched.get(userId) === entry) watched.delete(userId);
        },
      };
    },
    close: () => poll.stop(),
  };
}

function note(entry: Watched, stamp: ProfileStamp | undefined): void {
  if (entry.stamp !== undefined && entry.stamp !== stamp) for (const watch of entry.watches) watch.count++;
  entry.stamp = stamp;
}
