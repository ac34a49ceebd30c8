import type { AuditEntry, AuditStore } from '@fusionrank/feature-store';
import { createWriteBehind } from '../tracking/write-behind.ts';

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

export function createAuditLog(options: AuditLogOptions): AuditLog {
  const { audit, onFailure, onOverflow, capacity = CAPACITY, flushEveryMs } = options;
  const entries = createWriteBehind<AuditEntry>({ append: (batch) => audit.append(batch), onFailure, flushEveryMs });
  return {
    add: (entry) => {
      if (entries.waiting.length < capacity) entries.add([entry]);
      else onOverflow(entry);
    },
    flush: () => entries.flush(),
    close: async () => {
      await entries.close();
      entries.waiting.forEach((entry) => onOverflow(entry));
    },
    get waiting() {
      return entries.waiting.length;
    },
  };
}
