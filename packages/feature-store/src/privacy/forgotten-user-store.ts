import type { UserId } from '@fusionrank/domain/id';
import type { PoolClient } from 'pg';
import type { Database } from '../database/open.ts';
import { FORGETTING_SQL, hashOfUser } from '../events/forgotten-users.ts';
import { durably } from '../events/transaction.ts';
import type { ForgetReceipt, ForgottenUser, ForgottenUserStore, RemovedCounts } from '../store.ts';

/** Who was forgotten. Rows are never changed, and written one after the other, so that the sequence tells what is new. */
export function createForgottenUserStore(database: Pick<Database, 'pool'>): ForgottenUserStore {
  const { pool } = database;
  return {
    forget: (userId, request) => durably(database, (client) => forget(client, { userId, ...request })),
    receipt: async (requestId) => {
      if (!REQUEST_ID.test(requestId)) return undefined;
      return (await pool.query<ForgetReceipt>(RECEIPT_SQL, [requestId])).rows[0];
    },
    since: async (after) => {
      const { rows } = await pool.query<ForgottenUser & { readonly sequence: string }>({
        name: 'forgotten users',
        text: SINCE_SQL,
        values: [String(after)],
      });
      const users = rows.map(({ userHash, forgottenAt }) => ({ userHash, forgottenAt }));
      return { users, last: BigInt(rows.at(-1)?.sequence ?? after) };
    },
  };
}

const REQUEST_ID = /^[0-9a-f-]{36}$/;

interface Forgetting {
  readonly userId: UserId;
  readonly requestId: string;
  readonly at: Date;
}

/** Done again after a lost connection it finds its own receipt: the work is idempotent. */
async function forget(client: PoolClient, { userId, requestId, at }: Forgetting): Promise<ForgetReceipt> {
  await client.query(FORGETTING_SQL);
  const [done] = (await client.query<ForgetReceipt>(RECEIPT_SQL, [requestId])).rows;
  if (done !== undefined) return done;
  const removed = await remove(client, userId);
  const userHash = hashOfUser(userId);
  const [before] = (await client.query<ForgetReceipt>(LAST_SQL, [userHash])).rows;
  if (before !== undefined && Object.values(removed).every((count) => count === 0)) return before;
  await client.query(REMEMBER_SQL, [requestId, userHash, at, JSON.stringify(removed)]);
  return { requestId, forgottenAt: at, removed };
}

const TABLES = {
  searches: '"SearchEvent" WHERE "userId" = $1',
  impressions: '"ImpressionEvent" WHERE "userId" = $1',
  interactions: '"InteractionEvent" WHERE "userId" = $1',
  consents: '"Consent" WHERE "userId" = $1',
  profiles: '"User" WHERE "id" = $1',
} as const satisfies Record<keyof RemovedCounts, string>;

async function remove(client: PoolClient, userId: UserId): Promise<RemovedCounts> {
  const count = async (rows: string): Promise<number> =>
    (await client.query(`DELETE FROM ${rows}`, [userId])).rowCount ?? 0;
  return {
    searches: await count(TABLES.searches),
    impressions: await count(TABLES.impressions),
    interactions: await count(TABLES.interactions),
    consents: await count(TABLES.consents),
    profiles: await count(TABLES.profiles),
  };
}

const RECEIPT_COLUMNS = 'SELECT "requestId", "forgottenAt", "removed" FROM "ForgottenUser"';
const RECEIPT_SQL = `${RECEIPT_COLUMNS} WHERE "requestId" = $1`;
const LAST_SQL = `${RECEIPT_COLUMNS} WHERE "userHash" = $1 ORDER BY "sequence" DESC LIMIT 1`;
const SINCE_SQL = `SELECT "sequence", "userHash", "forgottenAt" FROM "ForgottenUser" WHERE "sequence" > $1::bigint ORDER BY "sequence"`;
const REMEMBER_SQL = `INSERT INTO "ForgottenUser" ("requestId", "userHash", "forgottenAt", "removed") VALUES ($1, $2, $3, $4)`;
