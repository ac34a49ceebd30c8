import type { ShopEvent } from '@fusionrank/domain/event';
import type { UserId } from '@fusionrank/domain/id';
import type { EventLog } from '@fusionrank/feature-store';

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
const FLUSH_EVERY_MS = 200;
/** Events in one transaction. */
const BATCH = 1_000;

export function createImpressionLog(options: ImpressionLogOptions): ImpressionLog {
  const capacity = options.capacity ?? CAPACITY;
  const queue: ShopEvent[] = [];
  let failing = false;
  /** Events at the head of the queue that are being written. */
  let writing = 0;
  let flushing: Promise<void> | undefined;
  const flush = (): Promise<void> => (flushing ??= drain().finally(() => (flushing = undefined)));
  const timer = setInterval(() => void flush(), options.flushEveryMs ?? FLUSH_EVERY_MS);
  timer.unref();
  return {
    add: (events) => {
      if (queue.length + events.length > capacity) return false;
      queue.push(...events);
      return !failing;
    },
    flush,
    drop: (isForgotten) => {
      // A batch that is being written stays in its place: the log leaves out what is forgotten.
      const kept = queue.splice(writing).filter(({ userId }) => !isForgotten(userId));
      queue.push(...kept);
    },
    close: async () => {
      clearInterval(timer);
      await flush();
      await flush();
    },
    get waiting() {
      return queue.length;
    },
    get oldestAt() {
      return queue[0]?.ingestedAt;
    },
  };

  /** A batch leaves the queue only when it is stored; sending it twice is harmless, events are idempotent. */
  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH);
      writing = batch.length;
      try {
        await options.events.append(batch);
      } catch (error) {
        if (!failing) options.onFailure(error);
        failing = true;
        return;
      } finally {
        writing = 0;
      }
      failing = false;
      queue.splice(0, batch.length);
    }
  }
}
