import { randomUUID } from 'node:crypto';
import type { Clock } from '@fusionrank/domain/clock';
import type { Viewer } from '../viewer/viewer.ts';
import type { AuditLog } from './audit-log.ts';

/** What is written down of one request: each act on each subject once, however many fields ask. */
export interface RequestAudit {
  note(action: string, subject: string | undefined): void;
}

export interface RequestAuditSources {
  readonly log: Pick<AuditLog, 'add'>;
  readonly viewer: Pick<Viewer, 'principal' | 'role'>;
  readonly requestId: string;
  readonly clock: Clock;
}

/** Costs nothing until something is noted. */
export function createRequestAudit({ log, viewer, requestId, clock }: RequestAuditSources): RequestAudit {
  let noted: Set<string> | undefined;
  return {
    note: (action, subject) => {
      const key = JSON.stringify([action, subject]);
      noted ??= new Set();
      if (noted.has(key)) return;
      noted.add(key);
      const { principal, role } = viewer;
      const on = subject === undefined ? {} : { subject };
      log.add({ id: randomUUID(), at: clock(), principal, role, action, ...on, requestId });
    },
  };
}
