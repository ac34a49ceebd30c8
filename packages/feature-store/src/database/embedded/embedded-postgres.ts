import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type Binaries, findBinaries } from './binaries.ts';
import { ROLE, ensureCluster, readPassword } from './cluster.ts';
import { environmentProblem } from './environment-problem.ts';
import { countLiveLeases, takeLease } from './leases.ts';
import { withLock } from './lock.ts';
import { type Place, choosePlace, controlDirectory } from './place.ts';
import { type RunningServer, type ServerSettings, findServer, startServer, stopServer } from './server.ts';

/** How to connect to the embedded server at this moment; the port may be another after a restart. */
export interface EmbeddedConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** This process's hold on the one server of a home. */
export interface EmbeddedPostgres {
  /** Starts the server again if it was killed, waits while it recovers, and says where it is. */
  ensureRunning(): Promise<EmbeddedConnection>;
  /** Lets go; the last process to do so stops the server. */
  release(): Promise<void>;
  /** PGDATA, for `doctor`. */
  readonly dataDirectory: string;
}

export interface EmbeddedOptions {
  /** Absolute. */
  readonly home: string;
  readonly settings?: ServerSettings;
  readonly onNotice?: (message: string) => void;
}

/**
 * Starts the home's PostgreSQL, or attaches to it when another process has, or one killed since had. Every process holds a
 * lease, and the server lives as long as one of them does. All under one lock between processes. Throws ENVIRONMENT.
 */
export async function attachEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const control = controlDirectory(options.home);
  const locks = path.join(control, 'lock');
  const leases = path.join(control, 'leases');
  const { place, binaries, lease } = await guarded(`starting it in ${control}`, () =>
    withLock(locks, async () => {
      const place = choosePlace(options.home);
      const binaries = await findBinaries(place);
      await runServer({ place, binaries, options });
      return { place, binaries, lease: takeLease(leases) };
    }),
  );
  return {
    dataDirectory: place.data,
    ensureRunning: shareWhileRunning(() =>
      guarded(`restarting it in ${control}`, () => withLock(locks, () => runServer({ place, binaries, options }))),
    ),
    release: () =>
      guarded(`stopping it in ${control}`, () =>
        withLock(locks, async () => {
          lease.release();
          if (countLiveLeases(leases) === 0) await stopServer(place, binaries);
        }),
      ),
  };
}

interface Setup {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly options: EmbeddedOptions;
}

async function runServer(setup: Setup): Promise<EmbeddedConnection> {
  const { place } = setup;
  const { port } = (await findServer(place)) ?? (await startFresh(setup));
  const connection = { host: '127.0.0.1', port, user: ROLE, password: readPassword(place), database: ROLE };
  await ensureDatabase(connection);
  return connection;
}

async function startFresh({ place, binaries, options }: Setup): Promise<RunningServer> {
  if (!existsSync(place.data)) options.onNotice?.('Making the database (first start)');
  ensureCluster(place, binaries);
  readPassword(place); // without it a started server could be neither used nor found again
  const remembered = path.join(place.control, 'port');
  const port = existsSync(remembered) ? Number(readFileSync(remembered, 'utf8')) : undefined;
  const server = await startServer(place, binaries, {
    settings: options.settings ?? {},
    ...(port === undefined ? {} : { port }),
  });
  writeFileSync(remembered, String(server.port));
  options.onNotice?.(`PostgreSQL started (process ${server.pid}, port ${server.port})`);
  return server;
}

async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres', ssl: false });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [connection.database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}

async function guarded<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw environmentProblem(doing, error);
  }
}

/** Calls that come while one is under way get its outcome. */
function shareWhileRunning<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
