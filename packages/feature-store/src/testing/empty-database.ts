import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ownIdentity } from '../database/embedded/process-identity.ts';
import { RecoveringPool } from '../database/recovering-pool.ts';
import { TEST_PREFIX, openTestDatabase } from './test-database.ts';

/** A database of the test server with nothing in it, not even a schema. */
export interface EmptyDatabase {
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const beside = await openTestDatabase();
  const { pid, started } = ownIdentity(); // in the name, so that no other file takes it for abandoned and drops it
  const name = `${TEST_PREFIX}${pid}_${started}_empty_${randomUUID().slice(0, 8)}`;
  const url = new URL(beside.databaseUrl);
  url.pathname = `/${name}`;
  await beside.pool.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
  const pool = new RecoveringPool({ connectionString: url.toString(), options: '-c timezone=UTC' });
  return {
    databaseUrl: url.toString(),
    pool,
    close: async () => {
      await pool.end();
      await beside.pool.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      await beside.close();
    },
  };
}
