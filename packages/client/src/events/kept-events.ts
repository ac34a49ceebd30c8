import type { QueuedEvent } from './queued-event.ts';

/** What is used of `localStorage`. */
export type EventStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Unsent events beyond the page. Each page has a key of its own, so that two tabs do not write over each other. */
export interface KeptEvents {
  write(events: readonly QueuedEvent[]): void;
  /** Those that pages before this one left; they are this page's from now on. */
  adopt(): readonly QueuedEvent[];
  /** Forgets those of all pages. */
  clear(): void;
}

const PREFIX = 'fusionrank-events:';

/** @param page Unique to the page. Where storage is full or forbidden, events are held in memory alone. */
export function keptEvents(storage: EventStorage | undefined, page: string): KeptEvents {
  const own = PREFIX + page;
  if (storage === undefined) return { write: () => undefined, adopt: () => [], clear: () => undefined };
  return {
    write: (events) =>
      attempt(() => {
        if (events.length === 0) storage.removeItem(own);
        else storage.setItem(own, JSON.stringify(events));
      }),
    adopt: () => {
      const found: QueuedEvent[] = [];
      attempt(() => {
        for (const key of keysOf(storage)) {
          if (key === own) continue;
          found.push(...readEvents(storage.getItem(key)));
          storage.removeItem(key);
        }
      });
      return found;
    },
    clear: () =>
      attempt(() => {
        for (const key of keysOf(storage)) storage.removeItem(key);
      }),
  };
}

function keysOf(storage: EventStorage): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
  return keys.filter((key) => key !== null).filter((key) => key.startsWith(PREFIX));
}

/** Storage is shared with whatever else runs on the page: what is no list of events is none. */
function readEvents(text: string | null): readonly QueuedEvent[] {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter(isQueued) : [];
}

function isQueued(value: unknown): value is QueuedEvent {
  const { sessionId, event } = (value ?? {}) as Partial<QueuedEvent>;
  return typeof sessionId === 'string' && typeof event?.eventId === 'string' && typeof event.occurredAt === 'string';
}

/** Browsers throw a DOMException where a page may store nothing, or no more. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
