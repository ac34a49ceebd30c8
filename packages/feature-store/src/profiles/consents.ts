import type { UserId } from '@fusionrank/domain/id';
import type { Consent } from '@fusionrank/domain/profile';
import { problem } from '@fusionrank/domain/problem';
import type { Database } from '../database/open.ts';
import type { NamedStatement, ReadRows } from './item-facts.ts';

/** What these users have said; whoever never did is left out. */
export async function readConsents(
  readRows: ReadRows,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, Consent>> {
  const rows = await readRows<Consent & { readonly userId: UserId }>(READ, [userIds]);
  return new Map(rows.map(({ userId, ...consent }) => [userId, consent]));
}

/** Everybody whose consent is on record. */
export async function readAllConsents(readRows: ReadRows): Promise<ReadonlyMap<UserId, Consent>> {
  const rows = await readRows<Consent & { readonly userId: UserId }>(READ_ALL, []);
  return new Map(rows.map(({ userId, ...consent }) => [userId, consent]));
}

/** Durable when it resolves. The stored version grows only when something changes. */
export async function writeConsent(
  { pool }: Pick<Database, 'pool'>,
  userId: UserId,
  { personalization, analytics }: Pick<Consent, 'personalization' | 'analytics'>,
): Promise<Consent> {
  await pool.query(WRITE_SQL, [userId, personalization, analytics]);
  const { rows } = await pool.query<Consent>(`${CONSENT_SQL} WHERE "userId" = $1`, [userId]);
  const [written] = rows;
  if (written === undefined) throw problem('NOT_FOUND', `Consent of ${userId}: it was taken away as it was written`);
  return written;
}

const CONSENT_SQL = `SELECT "personalization", "analytics", "updatedAt" FROM "Consent"`;
const READ_ALL_SQL = `SELECT "userId", "personalization", "analytics", "updatedAt" FROM "Consent"`;
const READ_ALL: NamedStatement = { name: 'all consents', text: READ_ALL_SQL };
const READ: NamedStatement = { name: 'consents of users', text: `${READ_ALL_SQL} WHERE "userId" = ANY($1::text[])` };

const WRITE_SQL = `
  INSERT INTO "Consent" ("userId", "personalization", "analytics") VALUES ($1, $2, $3)
  ON CONFLICT ("userId") DO UPDATE
    SET "personalization" = excluded."personalization", "analytics" = excluded."analytics",
        "version" = "Consent"."version" + 1, "updatedAt" = now()
    WHERE ("Consent"."personalization", "Consent"."analytics") IS DISTINCT FROM (excluded."personalization", excluded."analytics")`;
