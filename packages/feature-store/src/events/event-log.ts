import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { ShopEvent } from '@fusionrank/domain/event';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { Database } from '../database/open.ts';
import { queryUntil } from '../database/query-until.ts';
import { knownBeforeSql } from '../features/known-at.ts';
import { POPULARITY_HALF_LIFE_DAYS, POPULARITY_SQL } from '../features/popularity.ts';
import type { EventLog } from '../store.ts';
import { readBoughtTogether } from './bought-together.ts';
import { columnList, INTERACTION_TABLE } from './event-tables.ts';
import type { InteractionRow } from './interaction-rows.ts';
import { toInteraction } from './interaction-rows.ts';
import { openSnapshot } from './snapshot.ts';
import { assertStorable } from './storable.ts';
import { durably } from './transaction.ts';
import type { WriteRows } from './write-events.ts';
import { copyRows, insertRows, writeEvents } from './write-events.ts';

/** The event log over PostgreSQL: append-only, exactly once by (type, user, event id). */
export function createEventLog(database: Pick<Database, 'pool'>): EventLog {
  return {
    append: (events) => write(database, events, insertRows),
    importBatch: (events) => write(database, events, copyRows),
    recentInteractions: async (userId, { limit, before }) => {
      const { rows } = await database.pool.query<InteractionRow>({
        name: 'recent interactions',
        text: RECENT_SQL,
        values: [userId, before ?? 'infinity', limit],
      });
      return rows.map(toInteraction);
    },
    history: async (userId, { asOf, limit, before }, reader = {}) => {
      const values = [userId, asOf, limit, before?.occurredAt ?? null, before?.eventId ?? ''];
      const statement = { name: 'history of a user', text: HISTORY_SQL, values };
      const { rows } = await queryUntil<InteractionRow>(database, statement, reader);
      return rows.map(toInteraction);
    },
    counts: async () => {
      const { rows } = await database.pool.query<Awaited<ReturnType<EventLog['counts']>>>(COUNTS_SQL);
      return rows[0] ?? { searches: 0, impressions: 0, interactions: 0 };
    },
    span: async () => {
      const { rows } = await database.pool.query<{ from: Date | null; until: Date | null }>(SPAN_SQL);
      const { from = null, until = null } = rows[0] ?? {};
      return from === null || until === null ? undefined : { from, until };
    },
    interactions: (window = {}) => streamInteractions(database, window),
    popularity: async (asOf) => {
      const { rows } = await database.pool.query<{ itemId: ItemId; popularity: number }>(POPULARITY_SQL, [asOf]);
      return new Map(rows.map(({ itemId, popularity }) => [itemId, popularity]));
    },
    popularQueries: async ({ asOf, leastUsers, limit }) => {
      const values = [asOf, leastUsers, limit];
      const { rows } = await database.pool.query<{ text: string; searches: number }>(POPULAR_QUERIES_SQL, values);
      return rows;
    },
    boughtTogether: (...asked) => readBoughtTogether(database, ...asked),
    activeUsers: async (limit) => {
      const { rows } = await database.pool.query<{ userId: UserId; interactions: number }>(ACTIVE_USERS_SQL, [limit]);
      return rows;
    },
  };
}

async function write(
  database: Pick<Database, 'pool'>,
  events: readonly ShopEvent[],
  writeRows: WriteRows,
): Promise<{ accepted: number; duplicates: number }> {
  if (events.length === 0) return { accepted: 0, duplicates: 0 };
  events.forEach(assertStorable);
  const accepted = await durably(database, (client) => writeEvents(client, events, writeRows));
  return { accepted, duplicates: events.length - accepted };
}

const STREAM_BATCH = 5_000;

async function* streamInteractions(
  database: Pick<Database, 'pool'>,
  { from, until }: { readonly from?: Date; readonly until?: Date },
): AsyncGenerator<ReturnType<typeof toInteraction>[]> {
  const snapshot = await openSnapshot(database);
  try {
    const values = [from ?? '-infinity', until ?? 'infinity'];
    for await (const rows of snapshot.batches<InteractionRow>({ text: STREAM_SQL, values, batchSize: STREAM_BATCH })) {
      yield rows.map(toInteraction);
    }
  } finally {
    await snapshot.close();
  }
}

const interactionColumns = columnList(INTERACTION_TABLE);

const RECENT_SQL = `
  SELECT ${interactionColumns} FROM "InteractionEvent"
  WHERE "userId" = $1 AND "occurredAt" < $2::timestamptz
  ORDER BY "occurredAt" DESC, "eventId" COLLATE "C" DESC
  LIMIT $3`;

const HISTORY_SQL = `
  SELECT ${interactionColumns} FROM "InteractionEvent" e
  WHERE "userId" = $1 AND ${knownBeforeSql('e', '$2')} AND ($4::timestamptz IS NULL
    OR "occurredAt" < $4 OR ("occurredAt" = $4 AND "eventId" COLLATE "C" < $5 COLLATE "C"))
  ORDER BY "occurredAt" DESC, "eventId" COLLATE "C" DESC
  LIMIT $3`;

const STREAM_SQL = `
  SELECT ${interactionColumns} FROM "InteractionEvent"
  WHERE "occurredAt" >= $1::timestamptz AND "occurredAt" < $2::timestamptz
  ORDER BY "occurredAt", "userId" COLLATE "C", "eventId" COLLATE "C"`;

const COUNTS_SQL = `
  SELECT (SELECT count(*) FROM "SearchEvent")::float8 AS "searches",
         (SELECT count(*) FROM "ImpressionEvent")::float8 AS "impressions",
         (SELECT count(*) FROM "InteractionEvent")::float8 AS "interactions"`;

const SPAN_SQL = `
  SELECT least((SELECT min("shownAt") FROM "SearchEvent"), (SELECT min("shownAt") FROM "ImpressionEvent"),
               (SELECT min("occurredAt") FROM "InteractionEvent")) AS "from",
         greatest((SELECT max("shownAt") FROM "SearchEvent"), (SELECT max("shownAt") FROM "ImpressionEvent"),
                  (SELECT max("occurredAt") FROM "InteractionEvent")) AS "until"`;

const POPULAR_QUERIES_SQL = `
  SELECT lower(regexp_replace(btrim(s."query"), '\\s+', ' ', 'g')) AS "text",
         sum(power(2::float8, -extract(epoch FROM $1::timestamptz - s."shownAt")::float8 / ${(POPULARITY_HALF_LIFE_DAYS * MS_PER_DAY) / 1_000}))::float8 AS "searches"
  FROM "SearchEvent" s
  WHERE s."shownAt" >= $1::timestamptz - interval '60 days' AND s."shownAt" <= $1::timestamptz AND btrim(s."query") <> ''
  GROUP BY 1
  HAVING count(DISTINCT s."userId") >= $2
  ORDER BY 2 DESC, 1
  LIMIT $3`;

const ACTIVE_USERS_SQL = `
  SELECT "userId", count(*)::float8 AS "interactions" FROM "InteractionEvent"
  GROUP BY "userId"
  ORDER BY count(*) DESC, "userId" COLLATE "C"
  LIMIT $1`;
