/** Entries on their way to where they are kept: written soon, in their order, never in the request's way. */
export interface WriteBehind<Entry> {
  /** Not written yet, oldest first. */
  readonly waiting: readonly Entry[];
  /** Whether the last ones were not taken: they are tried again. */
  readonly failing: boolean;
  add(entries: readonly Entry[]): void;
  /** Writes what is there, once. */
  flush(): Promise<void>;
  /** Lets go of what is not being written just now. */
  keepOnly(isKept: (entry: Entry) => boolean): void;
  /** Tries what is left once more, and writes nothing afterwards. */
  close(): Promise<void>;
}

export interface WriteBehindOptions<Entry> {
  /** Takes a batch as a whole, or rejects; one that comes twice has to count once. */
  readonly append: (batch: readonly Entry[]) => Promise<unknown>;
  /** Told of the first of a run of failures. */
  readonly onFailure: (cause: unknown) => void;
  readonly flushEveryMs?: number | undefined;
}

const FLUSH_EVERY_MS = 200;
/** Entries in one transaction. */
const BATCH = 1_000;

export function createWriteBehind<Entry>(options: WriteBehindOptions<Entry>): WriteBehind<Entry> {
  const { append, onFailure, flushEveryMs = FLUSH_EVERY_MS } = options;
  const queue: Entry[] = [];
  let failing = false;
  /** Entries at the head of the queue that are being written. */
  let writing = 0;
  let flushing: Promise<void> | undefined;
  const flush = (): Promise<void> => (flushing ??= drain().finally(() => (flushing = undefined)));
  const timer = setInterval(() => void flush(), flushEveryMs);
  timer.unref();
  return {
    waiting: queue,
    get failing() {
      return failing;
    },
    add: (entries) => void queue.push(...entries),
    flush,
    keepOnly: (isKept) => {
      const kept = queue.splice(writing).filter(isKept);
      queue.push(...kept);
    },
    close: async () => {
      clearInterval(timer);
      await flush();
      await flush();
    },
  };

  /** A batch leaves the queue only when it is stored. */
  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH);
      writing = batch.length;
      try {
        await append(batch);
      } catch (error) {
        if (!failing) onFailure(error);
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
