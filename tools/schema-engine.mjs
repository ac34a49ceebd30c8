#!/usr/bin/env node
/**
 * Prisma's schema engine from npm alone. The Prisma CLI wants a native executable that it downloads from a host which not
 * every network reaches; named by PRISMA_SCHEMA_ENGINE_BINARY, this file takes its place: the same arguments and the same
 * JSON-RPC over standard input and output, answered by `@prisma/schema-engine-wasm` over the `pg` driver. Shadow
 * databases are PGlite's, in memory, unless SHADOW_DATABASE_URL names one, so no right to create databases is needed.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const IN_MEMORY = 'pglite://memory';

const argv = process.argv.slice(2);
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}');
const command = argv.includes('cli') ? argv[argv.indexOf('cli') + 1] : undefined;

function valuesOf(flag) {
  return argv.flatMap((value, i) => (value === flag ? [argv[i + 1]] : []));
}

/** `cli …`: what the CLI asks before it speaks JSON-RPC. The last line of standard error tells it what failed. */
async function runCommand(name) {
  try {
    if (name === 'can-connect-to-database') await checkConnection();
    if (name === 'create-database') await createDatabase();
  } catch (error) {
    const codes = { '3D000': 'P1003', '28P01': 'P1000' };
    const fields = { is_panic: false, error_code: codes[error.code] ?? 'P1001', message: error.message };
    const entry = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' };
    process.stderr.write(`\n${JSON.stringify(entry)}\n`);
    process.exitCode = 1;
  }
}

async function checkConnection() {
  const { pool, close } = await open(datasource.url);
  await pool.query('SELECT 1').finally(close);
}

async function createDatabase() {
  const url = new URL(datasource.url);
  const name = pg.escapeIdentifier(url.pathname.slice(1));
  url.pathname = '/postgres';
  const { pool, close } = await open(url.toString());
  await pool.query(`CREATE DATABASE ${name}`).finally(close);
}

/** One request a line, answered in turn. */
function serveRequests() {
  let engine;
  let answered = Promise.resolve();
  const reply = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const answer = async (line) => {
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) return; // the CLI's thanks for a print
    try {
      engine ??= await loadEngine();
      reply({
        id,
        result: await engine.call(method, params, (content) =>
          reply({ id: 9_000_000 + id, method: 'print', params: { content } }),
        ),
      });
    } catch (error) {
      reply({ id, error: failureOf(error, engine) });
    }
  };
  createInterface({ input: process.stdin })
    .on('line', (line) => (answered = answered.then(() => answer(line))))
    .on('close', () => void answered.then(() => process.exit(0)));
}

function failureOf(error, engine) {
  const cause = engine?.takeError(error);
  const message = [error.message, cause].filter((text) => text !== undefined).join('\n');
  const data = { is_panic: false, message, meta: error.meta ?? null, error_code: error.code ?? null };
  return { code: 4466, message: 'An error happened. Check the data field for details.', data };
}

async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const directory = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const wasm = readFileSync(path.join(directory, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'schema-engine',
    connect,
    connectToShadowDb,
  });
  const models = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: models.length > 0 ? models : undefined },
    () => undefined,
    factory,
  );
  return {
    call: async (method, params, print) => {
      const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params);
      if (method !== 'diff' || !result.stdout) return result ?? null;
      const { stdout, ...rest } = result;
      print(stdout);
      return rest;
    },
    takeError: (error) => {
      const held = factory.errorRegistry.consumeError?.(error.cause?.id ?? error.id ?? 0)?.error;
      return held?.cause?.originalMessage ?? held?.message;
    },
  };
}

/** A comparison of files alone connects nowhere that matters: without a database it is given an empty one in memory. */
async function connect() {
  return adapt(await open(process.env.DATABASE_URL === undefined ? IN_MEMORY : datasource.url));
}

async function connectToShadowDb() {
  if (!datasource.shadowDatabaseUrl) return adapt(await open(IN_MEMORY));
  const handle = await open(datasource.shadowDatabaseUrl);
  await handle.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  return adapt(handle);
}

async function open(url) {
  if (url === IN_MEMORY) return openInMemory();
  const address = new URL(url);
  const schema = address.searchParams.get('schema') ?? undefined;
  address.searchParams.delete('schema');
  const pool = new pg.Pool({ connectionString: address.toString(), max: 2, options: '-c timezone=UTC' });
  return { pool, schema, close: () => pool.end() };
}

async function openInMemory() {
  const { PGlite } = await import('@electric-sql/pglite');
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const database = await PGlite.create();
  const config = createPgConfig(database);
  const parse = config.connection.parse.bind(config.connection);
  // The bridge takes `types` as a list; adapter-pg passes an object.
  config.connection.parse = (query) => parse(Array.isArray(query.types) ? query : { ...query, types: undefined });
  const pool = new pg.Pool({ ...config, max: 1 });
  return { pool, close: () => pool.end().then(() => database.close()) };
}

/** adapter-pg for an engine: scripts go whole (it would split functions at each `;`), and catalogue types are known. */
async function adapt({ pool, schema, close }) {
  const adapter = await new PrismaPg(pool, { schema }).connect();
  const perform = adapter.performIO.bind(adapter);
  adapter.queryRaw = async (query) => {
    const { fields, rows } = await perform(query);
    return {
      columnNames: fields.map((field) => field.name),
      columnTypes: fields.map((field) => COLUMN_TYPES[field.dataTypeID] ?? ColumnTypeEnum.Text),
      rows,
    };
  };
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.dispose = close;
  return adapter;
}

/** By type oid (pg_type.dat); everything else reads as text. */
const COLUMN_TYPES = {
  16: ColumnTypeEnum.Boolean,
  17: ColumnTypeEnum.Bytes,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  114: ColumnTypeEnum.Json,
  700: ColumnTypeEnum.Float,
  701: ColumnTypeEnum.Double,
  1000: ColumnTypeEnum.BooleanArray,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1015: ColumnTypeEnum.TextArray,
  1016: ColumnTypeEnum.Int64Array,
  1028: ColumnTypeEnum.Int64Array,
  1114: ColumnTypeEnum.DateTime,
  1184: ColumnTypeEnum.DateTime,
  1700: ColumnTypeEnum.Numeric,
  2950: ColumnTypeEnum.Uuid,
  3802: ColumnTypeEnum.Json,
};

if (argv.includes('--version')) {
  console.log('schema-engine-cli wasm');
} else if (command === undefined) {
  serveRequests();
} else {
  await runCommand(command);
}
