import type { ShopEvent } from '@fusionrank/domain/event';
import type { UserId } from '@fusionrank/domain/id';

/** Who did something lately, of those somebody waits for. */
export interface ProfileChanges {
  notice(events: readonly ShopEvent[]): void;
  watch(userId: UserId): ProfileWatch;
}

export interface ProfileWatch {
  /** Batches of the user's interactions noticed since. */
  readonly count: () => number;
  readonly stop: () => void;
}

export function createProfileChanges(): ProfileChanges {
  const watched = new Map<UserId, Set<{ count: number }>>();
  return {
    notice: (events) => {
      if (watched.size === 0) return;
      const users = new Set(events.filter(({ type }) => type === 'interaction').map(({ userId }) => userId));
      for (const userId of users) for (const watch of watched.get(userId) ?? []) watch.count++;
    },
    watch: (userId) => {
      const watch = { count: 0 };
      const others = watched.get(userId) ?? new Set();
      watched.set(userId, others.add(watch));
      return {
        count: () => watch.count,
        stop: () => {
          others.delete(watch);
          if (others.size === 0 && watched.get(userId) === others) watched.delete(userId);
        },
      };
    },
  };
}
