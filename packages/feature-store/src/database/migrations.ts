import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { problem } from '@fusionrank/domain/problem';
import { projectRoot } from './home.ts';

/** One step of the schema, as it lies in `prisma/migrations/<name>/migration.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** sha256 of the file, hex. */
  readonly checksum: string;
}

export const migrationsDirectory = path.join(projectRoot, 'prisma', 'migrations');

/** The advisory lock that Prisma's own engine takes. */
const MIGRATION_LOCK = 72707369;

/** The table as Prisma's engine makes it. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

/** Every migration of the directory, in the order in which they apply. */
export function readMigrations(directory: string = migrationsDirectory): readonly Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(directory, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}

/**
 * Applies what is missing, each migration whole or not at all, and returns the names applied. Keeps the same books as
 * `prisma migrate deploy`, so that either can go on where the other stopped; runners wait for each other. Throws
 * CONFLICT when the database's history and ours don't agree.
 */
export async function applyMigrations(
  pool: pg.Pool,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(HISTORY_TABLE);
    const pending = pendingMigrations(migrations, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    client.release(true); // ends the session, and the lock with it, whatever happened
  }
}

interface HistoryRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
}

async function readHistory(client: pg.PoolClient): Promise<readonly HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at',
  );
  return rows;
}

function pendingMigrations(migrations: readonly Migration[], history: readonly HistoryRow[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history) {
    const migration = known.get(row.migration_name);
    if (migration === undefined) {
      throw problem(
        'CONFLICT',
        `The database has the migration ${row.migration_name}, which this version of FusionRank does not know: it was used with a newer one.`,
      );
    }
    if (row.finished_at === null) {
      throw problem(
        'CONFLICT',
        `The migration ${row.migration_name} once failed half-way. Repair the database, then run: prisma migrate resolve`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw problem(
        'CONFLICT',
        `The migration ${row.migration_name} was edited after it had been applied: expected sha256 ${row.checksum}, got ${migration.checksum}.`,
      );
    }
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql); // no parameters: the whole script is one implicit transaction
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await client.query('ROLLBACK');
    await client.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, reason]);
    throw problem('CONFLICT', `The migration ${name} failed: ${reason}`, { cause: error });
  }
  await client.query('UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [
    id,
  ]);
}
