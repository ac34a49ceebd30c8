import { createHash, randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { attachEmbeddedPostgres } from '../database/embedded/embedded-postgres.ts';
import { isAlive, ownIdentity } from '../database/embedded/process-identity.ts';
import { projectRoot } from '../database/home.ts';
import { applyMigrations, readMigrations } from '../database/migrations.ts';
import { type Database, SESSION, databaseOver } from '../database/open.ts';
import { RecoveringPool } from '../database/recovering-pool.ts';

/** A database of one test file, on a real server. */
export interface TestDatabase extends Database {
  /** To open it again, e.g. from a process under test. */
  readonly databaseUrl: string;
  /** Drops the database. */
  readonly close: () => Promise<void>;
}

/**
 * A fresh, migrated database. On the server of TEST_DATABASE_URL when that is set, else on an embedded one that all test
 * files of a run share: it lies in the system's temporary directory, starts with the first file and stops with the last.
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => (database = await openTestDatabase()));
 *     afterAll(() => database.close());
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const admin = new pg.Client({ connectionString: server.url, options: '-c timezone=UTC' });
  admin.on('error', () => undefined); // a test may kill the server; the next query tells
  await admin.connect();
  const template = await ensureTemplate(admin, server.url);
  await dropAbandoned(admin);
  const { pid, started } = ownIdentity();
  const name = `${TEST_PREFIX}${pid}_${started}_${randomUUID().slice(0, 8)}`;
  await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`);
  const databaseUrl = withDatabase(server.url, name);
  const pool = new RecoveringPool({ ...SESSION, max: 6, connectionString: databaseUrl });
  const database = databaseOver({
    pool,
    description: `test database ${name}`,
    close: async () => {
      await pool.end();
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      await admin.end();
      await server.release();
    },
  });
  return Object.assign(database, { databaseUrl });
}

/** Followed by the owner's pid and start: what the owner leaves behind is dropped by whoever comes next. */
export const TEST_PREFIX = 'fusionrank_test_';

interface TestServer {
  readonly url: string;
  release(): Promise<void>;
}

async function testServer(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return { url, release: () => Promise.resolve() };
  const label = createHash('sha256').update(projectRoot).digest('hex').slice(0, 8);
  const home = path.join(os.tmpdir(), `fusionrank-test-${os.userInfo().username}-${label}`);
  // Nothing here outlives the machine: don't wait for its disk.
  const server = await attachEmbeddedPostgres({
    home,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const { user, password, host, port, database } = await server.ensureRunning();
  return { url: `postgresql://${user}:${password}@${host}:${port}/${database}`, release: () => server.release() };
}

/** A migrated database to copy, named by the migrations in it; made once for all. */
async function ensureTemplate(admin: pg.Client, url: string): Promise<string> {
  const migrations = readMigrations();
  const content = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex');
  const name = `fusionrank_template_${content.slice(0, 12)}`;
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await makeTemplate(admin, { name, url });
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  }
  return name;
}

/** Built under another name and renamed when whole: a killed run leaves no half-migrated template. */
async function makeTemplate(
  admin: pg.Client,
  { name, url }: { readonly name: string; readonly url: string },
): Promise<void> {
  const draft = `${name}_draft`;
  await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(draft)} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(draft)}`);
  const pool = new RecoveringPool({ connectionString: withDatabase(url, draft), options: '-c timezone=UTC' });
  try {
    await applyMigrations(pool);
  } finally {
    await pool.end();
  }
  await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(name)}`);
}

/** Databases of test processes that were killed before they could drop them. */
async function dropAbandoned(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [TEST_PREFIX],
  );
  for (const { datname } of rows) {
    const [pid = '', started = ''] = datname.slice(TEST_PREFIX.length).split('_');
    if (!isAlive({ pid: Number(pid), started }))
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  }
}

function withDatabase(url: string, database: string): string {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.toString();
}
