import { createHash } from 'node:crypto';
import type { UserId } from '@fusionrank/domain/id';

/**
 * By what a forgotten user is known: sha256 of the id, in hexadecimal. It names nobody to whom it is shown; whoever has the id can tell
 * whether it is theirs.
 */
export function hashOfUser(userId: UserId): string {
  return createHash('sha256').update(userId).digest('hex');
}

/** The same, in SQL. */
export const userHashSql = (column: string): string => `encode(sha256(convert_to(${column}, 'UTF8')), 'hex')`;

const LOCK = 7270736910;

/** Taken by who writes events, all of them at once, until the transaction's end. */
export const BEFORE_FORGETTING_SQL = `SELECT pg_advisory_xact_lock_shared(${LOCK})`;
/** Taken by who forgets: alone. */
export const FORGETTING_SQL = `SELECT pg_advisory_xact_lock(${LOCK})`;
