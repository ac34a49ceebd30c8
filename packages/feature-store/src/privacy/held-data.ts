import type { UserId } from '@fusionrank/domain/id';
import type { QueryResultRow } from 'pg';
import type { Clock } from '@fusionrank/domain/clock';
import type { Database } from '../database/open.ts';
import { columnList, IMPRESSION_TABLE, INTERACTION_TABLE, SEARCH_TABLE } from '../events/event-tables.ts';
import type { HeldDataStore, HeldRecord, ProfileStore } from '../store.ts';

export interface HeldDataSources extends Pick<Database, 'pool'> {
  readonly profiles: Pick<ProfileStore, 'read'>;
  readonly clock: Clock;
}

/** Rows of one statement: what is in memory at a time. */
const BATCH = 1_000;

/**
 * Everything that is held of a user, a batch at a time. No connection is held between two batches, so that whoever reads slowly
 * keeps nobody else waiting; what is tracked meanwhile may be in it or not.
 */
export function createHeldDataStore(sources: HeldDataSources): HeldDataStore {
  return { read: (userId) => readAll(userId, sources) };
}

async function* readAll(
  userId: UserId,
  { pool, profiles, clock }: HeldDataSources,
): AsyncGenerator<readonly HeldRecord[]> {
  const asOf = clock();
  yield [{ type: 'export', userId, asOf, format: 1 }];
  const [profile] = await profiles.read([userId], asOf);
  if (profile !== undefined) {
    const { affinities, logPrice, interactionCount } = profile;
    yield [{ type: 'profile', affinities, logPrice, interactionCount }];
  }
  let records = 2;
  for (const kept of KEPT) {
    for await (const batch of batches(pool, kept, userId)) {
      records += batch.length;
      yield batch;
    }
  }
  yield [{ type: 'end', records }];
}

/** One table's rows of a user, in the order of `key`. */
interface Kept {
  readonly type: string;
  readonly columns: string;
  readonly table: string;
  /** Of $1, the user. */
  readonly where: string;
  readonly key: string;
  readonly keyType: 'text' | 'bigint';
  readonly first: string;
}

const ofUser = { where: '"userId" = $1', key: '"eventId"', keyType: 'text', first: '' } as const;

const KEPT: readonly Kept[] = [
  { ...ofUser, type: 'user', columns: '*', table: '"User"', where: '"id" = $1', key: '"id"' },
  { ...ofUser, type: 'consent', columns: '*', table: '"Consent"', key: '"userId"' },
  { ...ofUser, type: 'search', columns: columnList(SEARCH_TABLE), table: '"SearchEvent"' },
  { ...ofUser, type: 'impression', columns: columnList(IMPRESSION_TABLE), table: '"ImpressionEvent"' },
  { ...ofUser, type: 'interaction', columns: columnList(INTERACTION_TABLE), table: '"InteractionEvent"' },
  {
    type: 'audit',
    columns: '"at", "principal", "role", "action", "subject", "requestId"',
    table: '"AuditEntry"',
    where: `("subject" = $1 OR "principal" = 'user:' || $1)`,
    key: '"sequence"',
    keyType: 'bigint',
    first: '0',
  },
];

async function* batches(
  pool: Database['pool'],
  { type, columns, table, where, key, keyType, first }: Kept,
  userId: UserId,
): AsyncGenerator<readonly HeldRecord[]> {
  const text = `
    SELECT ${key}::text AS "_key", ${columns} FROM ${table}
    WHERE ${where} AND ${key} > $2::${keyType} ORDER BY ${key} LIMIT ${BATCH}`;
  let after = first;
  for (;;) {
    const { rows } = await pool.query<QueryResultRow & { readonly _key: string }>(text, [userId, after]);
    if (rows.length === 0) return;
    yield rows.map((row) => {
      const held = { ...row };
      Reflect.deleteProperty(held, '_key');
      return { type, ...held };
    });
    if (rows.length < BATCH) return;
    after = rows.at(-1)?._key ?? after;
  }
}
