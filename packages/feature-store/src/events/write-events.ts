import { pipeline } from 'node:stream/promises';
import type { ShopEvent } from '@fusionrank/domain/event';
import type { UserId } from '@fusionrank/domain/id';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Column, EventTable } from './event-tables.ts';
import { BEFORE_FORGETTING_SQL, userHashSql } from './forgotten-users.ts';
import { columnList, IMPRESSION_TABLE, INTERACTION_TABLE, SEARCH_TABLE } from './event-tables.ts';

/** How rows of one table are written; returns how many were new. */
export type WriteRows = <Event>(
  client: PoolClient,
  table: EventTable<Event>,
  events: readonly Event[],
) => Promise<number>;

/**
 * Writes events inside the caller's transaction; what is there already (same type, user and event id), and what comes
 * twice in this batch, is left as it is, and what happened before its user was forgotten is left out. Returns how many were new.
 *
 * Tables are taken in one order and rows in the order of their key, so that two writers of the same events wait for
 * each other and never lock each other out.
 */
export async function writeEvents(
  client: PoolClient,
  events: readonly ShopEvent[],
  writeRows: WriteRows,
): Promise<number> {
  const forgotten = await addUsers(client, events);
  const sorted = events.filter((event) => isAfterForgetting(event, forgotten)).sort(byKey);
  return (
    (await writeRows(
      client,
      SEARCH_TABLE,
      sorted.filter((event) => event.type === 'search'),
    )) +
    (await writeRows(
      client,
      IMPRESSION_TABLE,
      sorted.filter((event) => event.type === 'impression'),
    )) +
    (await writeRows(
      client,
      INTERACTION_TABLE,
      sorted.filter((event) => event.type === 'interaction'),
    ))
  );
}

/** One round trip, the rows as one array a column: best for a request's worth of events. */
export const insertRows: WriteRows = async (client, table, events) => {
  if (events.length === 0) return 0;
  const arrays = table.columns.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ');
  const { rowCount } = await client.query({
    name: `insert ${table.name}`,
    text: `INSERT INTO "${table.name}" (${columnList(table)}) SELECT * FROM unnest(${arrays}) ON CONFLICT DO NOTHING`,
    values: table.columns.map(({ valueOf }) => events.map((event) => valueOf(event) ?? null)),
  });
  return rowCount ?? 0;
};

/** COPY into a table of this transaction, then over: best from thousands of events on. */
export const copyRows: WriteRows = async (client, table, events) => {
  if (events.length === 0) return 0;
  const incoming = `Incoming${table.name}`;
  await client.query(`CREATE TEMPORARY TABLE "${incoming}" (LIKE "${table.name}") ON COMMIT DROP`);
  const copy = client.query(copyFrom(`COPY "${incoming}" (${columnList(table)}) FROM STDIN`));
  await pipeline([Buffer.from(copyText(table.columns, events))], copy);
  const { rowCount } = await client.query(
    `INSERT INTO "${table.name}" (${columnList(table)}) SELECT ${columnList(table)} FROM "${incoming}" ON CONFLICT DO NOTHING`,
  );
  return rowCount ?? 0;
};

/** COPY's text format: tabs between columns, a line a row, \N for NULL. */
function copyText<Event>(columns: readonly Column<Event>[], events: readonly Event[]): string {
  let text = '';
  for (const event of events) {
    let separator = '';
    for (const { valueOf } of columns) {
      const value = valueOf(event);
      text += separator + (value === undefined ? '\\N' : typeof value === 'string' ? escape(value) : String(value));
      separator = '\t';
    }
    text += '\n';
  }
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escape(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : text;
}

/** Returns who of them was forgotten, and when: of those nothing older is written, and no user is made for it. */
async function addUsers(client: PoolClient, events: readonly ShopEvent[]): Promise<ReadonlyMap<UserId, Date>> {
  // From here until the commit nobody is forgotten: either that sees these events, or these events see it.
  await client.query(BEFORE_FORGETTING_SQL);
  const users = new Map<UserId, { readonly simulated: boolean; readonly latest: Date }>();
  for (const event of events) {
    const [happened, before] = [happenedAt(event), users.get(event.userId)?.latest];
    const latest = before !== undefined && before > happened ? before : happened;
    users.set(event.userId, { simulated: event.simulated, latest });
  }
  const sorted = [...users].sort(([a], [b]) => compare(a, b));
  const { rows } = await client.query<{ readonly id: UserId; readonly forgottenAt: Date }>({
    name: 'add users',
    text: ADD_USERS_SQL,
    values: [
      sorted.map(([userId]) => userId),
      sorted.map(([, { simulated }]) => simulated),
      sorted.map(([, { latest }]) => latest.toISOString()),
    ],
  });
  return new Map(rows.map(({ id, forgottenAt }) => [id, forgottenAt]));
}

const ADD_USERS_SQL = `
  WITH came AS MATERIALIZED (
    SELECT u.*, (
      SELECT max(f."forgottenAt") FROM "ForgottenUser" f WHERE f."userHash" = ${userHashSql('u."id"')}
    ) AS "forgottenAt"
    FROM unnest($1::text[], $2::boolean[], $3::timestamptz[]) AS u("id", "simulated", "latest")
  ), added AS (
    INSERT INTO "User" ("id", "simulated")
    SELECT "id", "simulated" FROM came WHERE "forgottenAt" IS NULL OR "latest" > "forgottenAt"
    ON CONFLICT DO NOTHING
  )
  SELECT "id", "forgottenAt" FROM came WHERE "forgottenAt" IS NOT NULL`;

const happenedAt = (event: ShopEvent): Date => (event.type === 'interaction' ? event.occurredAt : event.shownAt);

function isAfterForgetting(event: ShopEvent, forgotten: ReadonlyMap<UserId, Date>): boolean {
  const forgottenAt = forgotten.get(event.userId);
  return forgottenAt === undefined || happenedAt(event) > forgottenAt;
}

function byKey(a: ShopEvent, b: ShopEvent): number {
  return compare(a.userId, b.userId) || compare(a.eventId, b.eventId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
