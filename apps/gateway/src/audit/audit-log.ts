import type { AuditEntry, AuditStore } from '@fusionrank/feature-store';

/** Entries on their way to the audit log: never in the request's way. */
export interface AuditLog {
  add(entry: AuditEntry): void;
  /** Writes what is there, once. */
  flush(): Promise<void>;
  close(): Promise<void>;
  readonly waiting: number;
}

export interface AuditLogOptions {
  readonly audit: Pick<AuditStore, 'append'>;
  readonly onFailure: (cause: unknown) => void;
  /** There is no room for the entry while the database is away: it is to be written down elsewhere. */
  readonly onOverflow: (entry: AuditEntry) => void;
  /** Entries held while the database is away. */
  readonly capacity?: number;
  readonly flushEveryMs?: number;
}

const CAPACITY = 100_000;
const FLUSH_EVERY_MS = 200;
/** Entries in one statement. */
const BATCH = 1_000;

export function createAuditLog(options: AuditLogOptions): AuditLog {
  const { audit, onFailure, onOverflow, capacity = CAPACITY, flushEveryMs = FLUSH_EVERY_MS } = options;
  const queue: AuditEntry[] = [];
  let failing = false;
  let flushing: Promise<void> | undefined;
  const flush = (): Promise<void> => (flushing ??= drain().finally(() => (flushing = undefined)));
  const timer = setInterval(() => void flush(), flushEveryMs);
  timer.unref();
  return {
    add: (entry) => {
      if (queue.length < capacity) queue.push(entry);
      else onOverflow(entry);
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
      await flush();
      queue.forEach(onOverflow);
    },
    get waiting() {
      return queue.length;
    },
  };

  /** A batch leaves the queue only when it is stored; sent twice it is there once. */
  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH);
      try {
        await audit.append(batch);
      } catch (error) {
        if (!failing) onFailure(error);
        failing = true;
        return;
      }
      failing = false;
      queue.splice(0, batch.length);
    }
  }
}
