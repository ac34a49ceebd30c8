import type { ShopEvent } from '@fusionrank/domain/event';
import type { UserId } from '@fusionrank/domain/id';
import type { EventLog } from '@fusionrank/feature-store';
import { createWriteBehind } from './write-behind.ts';

/** What was shown, on its way to the event log: never in the request's way, and bounded when the log can't take it. */
export interface ImpressionLog {
  /** False when the events can't be kept, or when the log did not take the last ones: they are tried again, not promised. */
  add(events: readonly ShopEvent[]): boolean;
  /** Writes what is there, once; for the shutdown. */
  flush(): Promise<void>;
  /** Lets go of what was shown to users who were forgotten. */
  drop(isForgotten: (userId: UserId) => boolean): void;
  close(): Promise<void>;
  readonly waiting: number;
  /** Since when the oldest of them waits; undefined when none does. */
  readonly oldestAt: Date | undefined;
}

export interface ImpressionLogOptions {
  readonly events: Pick<EventLog, 'append'>;
  readonly onFailure: (cause: unknown) => void;
  /** Events held while the database is away. */
  readonly capacity?: number;
  readonly flushEveryMs?: number;
}

const CAPACITY = 50_000;

export function createImpressionLog(options: ImpressionLogOptions): ImpressionLog {
  const { events: log, onFailure, capacity = CAPACITY, flushEveryMs } = options;
  const shown = createWriteBehind<ShopEvent>({ append: (batch) => log.append(batch), onFailure, flushEveryMs });
  return {
    add: (events) => {
      if (shown.waiting.length + events.length > capacity) return false;
      shown.add(events);
      return !shown.failing;
    },
    flush: () => shown.flush(),
    // A batch that is being written stays in its place: the log leaves out what is forgotten.
    drop: (isForgotten) => shown.keepOnly(({ userId }) => !isForgotten(userId)),
    close: () => shown.close(),
    get waiting() {
      return shown.waiting.length;
    },
    get oldestAt() {
      return shown.waiting[0]?.ingestedAt;
    },
  };
}
