import type { PoolClient } from 'pg';
import { despiteLosses } from '../database/despite-losses.ts';
import type { Database } from '../database/open.ts';

/**
 * Runs idempotent work in one transaction that is on disk when this resolves. When the connection breaks, nobody can tell
 * whether the commit got through, so the work is done again, a few times; then it throws DATABASE_UNAVAILABLE.
 */
export async function durably<Result>(
  { pool }: Pick<Database, 'pool'>,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return despiteLosses('events were written', async () => transact(await pool.connect(), work));
}

async function transact<Result>(client: PoolClient, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  try {
    // A server may be set to acknowledge before it has written; what we acknowledge has been.
    await client.query('BEGIN; SET LOCAL synchronous_commit = on');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await abandon(client);
    throw error;
  }
}

/** Rolls back and gives the connection back; one that can't even do that is thrown away. */
async function abandon(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    // The failure that led here is the one to report, and is being thrown.
    client.release(true);
  }
}
