import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../generated/client.ts';
import { type EmbeddedConnection, attachEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { applyMigrations } from './migrations.ts';
import { watchStatements } from './statement-channel.ts';
import { RecoveringPool } from './recovering-pool.ts';

/** One process's way to the database. Bulk work and hot reads go by `pool`, the rest by `prisma` on the same pool. */
export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** For logs and `doctor`; the password is left out. */
  readonly description: string;
  /** Throws DATABASE_UNAVAILABLE when the database does not answer. */
  readonly ping: () => Promise<void>;
  /** Ends the connections; the embedded server stops with its last user. */
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** Where an embedded server keeps its data; absolute. Not used with `databaseUrl`. */
  readonly home: string;
  /** A PostgreSQL server (15 or newer) to use instead of the embedded one. */
  readonly databaseUrl?: string;
  readonly onNotice?: (message: string) => void;
}

/**
 * Opens the database, starting the embedded server when no `databaseUrl` is given, and brings its schema up to date.
 * Throws ENVIRONMENT, DATABASE_UNAVAILABLE, or CONFLICT (see `applyMigrations`).
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const server =
    options.databaseUrl === undefined ? await embeddedServer(options) : externalServer(options.databaseUrl);
  try {
    watchStatements(server.pool);
    const applied = await applyMigrations(server.pool);
    if (applied.length > 0) options.onNotice?.(`Schema brought up to date: ${applied.join(', ')}`);
    return databaseOver(server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** What every connection is given. adapter-pg drops the offsets of timestamps: only UTC reads back right. */
export const SESSION: pg.PoolConfig = {
  options: '-c timezone=UTC',
  application_name: 'fusionrank',
  max: 10,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
};

/** A pool, what it leads to, and how to let go of it. */
export type Server = Pick<Database, 'pool' | 'description' | 'close'>;

/** Adds the Prisma client, made when it is first asked for. */
export function databaseOver({ pool, description, close }: Server): Database {
  let client: PrismaClient | undefined;
  return {
    pool,
    description,
    close,
    get prisma() {
      client ??= new PrismaClient({ adapter: new PrismaPg(pool) });
      return client;
    },
    ping: async () => {
      await pool.query('SELECT 1');
    },
  };
}

async function embeddedServer(options: DatabaseOptions): Promise<Server> {
  const server = await attachEmbeddedPostgres(options);
  const config = (connection: EmbeddedConnection): pg.PoolConfig => ({ ...SESSION, ...connection, ssl: false });
  const connect = async (): Promise<pg.PoolConfig> => config(await server.ensureRunning());
  const pool = new RecoveringPool(await connect(), connect);
  return {
    pool,
    description: `embedded PostgreSQL in ${server.dataDirectory}`,
    close: async () => {
      await pool.end();
      await server.release();
    },
  };
}

function externalServer(databaseUrl: string): Server {
  const pool = new RecoveringPool({ ...SESSION, connectionString: databaseUrl });
  const { host, pathname } = new URL(databaseUrl);
  return { pool, description: `PostgreSQL at ${host}${pathname}`, close: () => pool.end() };
}
