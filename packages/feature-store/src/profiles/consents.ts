import type { UserId } from '@fusionrank/domain/id';
import type { Consent } from '@fusionrank/domain/profile';
import { problem } from '@fusionrank/domain/problem';
import type { Database } from '../database/open.ts';
import type { ConsentChange, ConsentChanged } from '../store.ts';
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

/**
 * Changes what is given and leaves the rest. With `expectedVersion` only where that is the version in force, 0 for who never said: of two
 * who decide on the same, one is told that the other was faster. Durable when it resolves.
 */
export async function changeConsent(
  { pool }: Pick<Database, 'pool'>,
  userId: UserId,
  { personalization, analytics, expectedVersion }: ConsentChange,
): Promise<ConsentChanged> {
  const values = [userId, personalization ?? null, analytics ?? null, expectedVersion ?? null];
  const { rows } = await pool.query<Consent>(CHANGE_SQL, values);
  const [consent] = rows;
  if (consent !== undefined) return { kind: 'changed', consent };
  const inForce = await pool.query<Consent>(`${CONSENT_SQL} WHERE "userId" = $1`, [userId]);
  return { kind: 'conflict', currentVersion: inForce.rows[0]?.version ?? 0 };
}

const CONSENT_SQL = `SELECT "personalization", "analytics", "version", "updatedAt" FROM "Consent"`;
const READ_ALL_SQL = `SELECT "userId", "personalization", "analytics", "version", "updatedAt" FROM "Consent"`;
const READ_ALL: NamedStatement = { name: 'all consents', text: READ_ALL_SQL };
const READ: NamedStatement = { name: 'consents of users', text: `${READ_ALL_SQL} WHERE "userId" = ANY($1::text[])` };

const WRITE_SQL = `
  INSERT INTO "Consent" ("userId", "personalization", "analytics") VALUES ($1, $2, $3)
  ON CONFLICT ("userId") DO UPDATE
    SET "personalization" = excluded."personalization", "analytics" = excluded."analytics",
        "version" = "Consent"."version" + 1, "updatedAt" = now()
    WHERE ("Consent"."personalization", "Consent"."analytics") IS DISTINCT FROM (excluded."personalization", excluded."analytics")`;

const CHANGES_SQL = `(("Consent"."personalization", "Consent"."analytics")
  IS DISTINCT FROM (coalesce($2, "Consent"."personalization"), coalesce($3, "Consent"."analytics")))`;

const CHANGE_SQL = `
  INSERT INTO "Consent" ("userId", "personalization", "analytics")
  SELECT $1, coalesce($2::boolean, true), coalesce($3::boolean, true)
  WHERE coalesce($4::integer, 0) = 0 OR EXISTS (SELECT FROM "Consent" WHERE "userId" = $1)
  ON CONFLICT ("userId") DO UPDATE
    SET "personalization" = coalesce($2, "Consent"."personalization"), "analytics" = coalesce($3, "Consent"."analytics"),
        "version" = "Consent"."version" + ${CHANGES_SQL}::integer,
        "updatedAt" = CASE WHEN ${CHANGES_SQL} THEN now() ELSE "Consent"."updatedAt" END
    WHERE $4::integer IS NULL OR "Consent"."version" = $4
  RETURNING "personalization", "analytics", "version", "updatedAt"`;
