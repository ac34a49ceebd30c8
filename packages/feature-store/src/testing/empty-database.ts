import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { RecoveringPool } from '../database/recovering-pool.ts';
import { openTestDatabase } from './test-database.ts';

/** A database of the test server with nothing in it, not even a schema. */
export interface EmptyDatabase {
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const beside = await openTestDatabase();
  const name = `fusionrank_test_empty_${randomUUID().slice(0, 8)}`;
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
