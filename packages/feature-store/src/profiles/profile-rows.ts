import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { EventId, ItemId, UserId } from '@fusionrank/domain/id';
import type { Consent } from '@fusionrank/domain/profile';
import { interactionKind } from '../events/interaction-rows.ts';
import type { ItemFacts } from '../features/item-facts.ts';
import { knownBeforeSql } from '../features/known-at.ts';
import { PROFILE_EVIDENCE, type KnownInteraction } from '../features/known-interactions.ts';
import type { ProfileStamp } from '../store.ts';
import { itemFactsOf, type NamedStatement, type ReadRows } from './item-facts.ts';

/** What is stored about a user at one instant. */
export interface StoredProfile {
  readonly userId: UserId;
  /** Of all below; absent where some of it is not known yet, so that it will change by waiting. */
  readonly stamp?: ProfileStamp;
  /** Newest first, at most PROFILE_EVIDENCE. */
  readonly newest: readonly KnownInteraction[];
  readonly interactionCount: number;
  /** Absent for who never said. */
  readonly consent?: Consent;
}

/** A user, and the stamp of what the reader has of them. */
export interface AskedUser {
  readonly userId: UserId;
  readonly stamp?: ProfileStamp | undefined;
}

export interface StoredProfiles {
  /** Those whose stamp is still the one that was told are left out. */
  readonly profiles: readonly StoredProfile[];
  /** Of every item in them that the catalogue holds. */
  readonly facts: ReadonlyMap<ItemId, ItemFacts>;
}

/**
 * Who did what, what those items are, and what they have consented to, in one round trip: as JSON, which is read several times as
 * fast as five hundred rows of columns are. Each user once.
 */
export async function readStoredProfiles(
  readRows: ReadRows,
  users: readonly AskedUser[],
  asOf: Date,
): Promise<StoredProfiles> {
  const ids = users.map(({ userId }) => userId);
  const stamps = users.map(({ stamp }) => stamp ?? null);
  const [row] = await readRows<ProfilesRow>(PROFILES, [ids, asOf, COLOUR_ATTRIBUTE, stamps]);
  return {
    profiles: (row?.profiles ?? []).map(storedProfile),
    facts: new Map((row?.facts ?? []).map(([id, ...facts]) => [id, itemFactsOf(facts)])),
  };
}

type InteractionColumns = readonly [
  eventId: EventId,
  itemId: ItemId,
  kind: string,
  value: number,
  query: string | null,
  occurredAtMs: number,
];
type ConsentColumns = readonly [personalization: boolean, analytics: boolean, updatedAtMs: number, version: number];
type FactsColumns = readonly [
  id: ItemId,
  brand: string | null,
  category: string | null,
  colours: readonly string[] | null,
  price: number | null,
];
type ProfileColumns = readonly [
  userId: UserId,
  stamp: ProfileStamp | null,
  newest: readonly InteractionColumns[] | null,
  count: number,
  consent: ConsentColumns | null,
];

interface ProfilesRow {
  readonly profiles: readonly ProfileColumns[] | null;
  readonly facts: readonly FactsColumns[] | null;
}

function storedProfile([userId, stamp, newest, interactionCount, consent]: ProfileColumns): StoredProfile {
  return {
    userId,
    ...(stamp !== null && { stamp }),
    newest: (newest ?? []).map(knownInteraction),
    interactionCount,
    ...(consent !== null && {
      consent: {
        personalization: consent[0],
        analytics: consent[1],
        version: consent[3],
        updatedAt: new Date(consent[2]),
      },
    }),
  };
}

function knownInteraction([eventId, itemId, kind, value, query, occurredAtMs]: InteractionColumns): KnownInteraction {
  const occurredAt = new Date(occurredAtMs);
  return { eventId, itemId, kind: interactionKind(kind), value, ...(query === null ? {} : { query }), occurredAt };
}

/** Milliseconds since 1970: what is stored has no less. */
const msSql = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)`;

/**
 * A stamp says how many interactions a user has and which, and what they consented to. That is read of the primary key alone, at a
 * fraction of what the profile costs, and nothing that writes events has to know of it. Of one whose interactions are all known none
 * becomes unknown later.
 */
const STAMP_SQL = `concat_ws('/', log."there", log."ids", consent."version", ${msSql('consent."updatedAt"')})`;
/** Of the users `wanted`. */
const STAMPED_FROM_SQL = `
    CROSS JOIN LATERAL (
      SELECT count(*) AS "there", sum(hashtext(e."eventId")) AS "ids"
      FROM "InteractionEvent" e WHERE e."userId" = wanted."userId"
    ) log
    LEFT JOIN "Consent" consent ON consent."userId" = wanted."userId"`;

/** The stamps of users, of each once; what is not known yet counts in them as well. */
export async function readStamps(
  readRows: ReadRows,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, ProfileStamp>> {
  const rows = await readRows<{ readonly userId: UserId; readonly stamp: ProfileStamp }>(STAMPS, [userIds]);
  return new Map(rows.map(({ userId, stamp }) => [userId, stamp]));
}

const STAMPS: NamedStatement = {
  name: 'stamps of profiles',
  text: `
    SELECT wanted."userId", ${STAMP_SQL} AS "stamp"
    FROM unnest($1::text[]) AS wanted("userId")${STAMPED_FROM_SQL}`,
};

const PROFILES: NamedStatement = {
  name: 'stored profiles of users',
  text: `
  WITH stamped AS MATERIALIZED (
    SELECT wanted."userId", wanted."held", log."there",
      ${STAMP_SQL} AS "stamp",
      CASE WHEN consent."userId" IS NOT NULL
        THEN json_build_array(
          consent."personalization", consent."analytics", ${msSql('consent."updatedAt"')}, consent."version"
        )
      END AS "consent"
    FROM unnest($1::text[], $4::text[]) AS wanted("userId", "held")${STAMPED_FROM_SQL}
  ), changed AS MATERIALIZED (
    SELECT stamped.*, log."known"
    FROM stamped
    CROSS JOIN LATERAL (
      SELECT count(*) AS "known" FROM "InteractionEvent" e
      WHERE e."userId" = stamped."userId" AND ${knownBeforeSql('e', '$2')}
    ) log
    WHERE stamped."held" IS DISTINCT FROM stamped."stamp"
  ), newest AS MATERIALIZED (
    SELECT newest.*
    FROM changed
    CROSS JOIN LATERAL (
      SELECT e."userId", e."eventId", e."itemId", e."kind", e."value", e."query", e."occurredAt"
      FROM "InteractionEvent" e
      WHERE e."userId" = changed."userId" AND ${knownBeforeSql('e', '$2')}
      ORDER BY e."occurredAt" DESC, e."eventId" COLLATE "C" DESC
      LIMIT ${PROFILE_EVIDENCE}
    ) newest
  ), by_user AS (
    SELECT "userId", json_agg(
      json_build_array("eventId", "itemId", "kind", "value", "query", ${msSql('"occurredAt"')})
      ORDER BY "occurredAt" DESC, "eventId" COLLATE "C" DESC
    ) AS "interactions"
    FROM newest GROUP BY "userId"
  )
  SELECT
    (SELECT json_agg(json_build_array(
      changed."userId", CASE WHEN changed."known" = changed."there" THEN changed."stamp" END,
      by_user."interactions", changed."known", changed."consent"
    ))
    FROM changed LEFT JOIN by_user USING ("userId")) AS "profiles",
    (SELECT json_agg(json_build_array(
      item."id", item."brand", item."categoryPath"[cardinality(item."categoryPath")], item."attributes" -> $3, item."price"::float8
    ))
    FROM "Item" item WHERE item."id" IN (SELECT "itemId" FROM newest)) AS "facts"`,
};
