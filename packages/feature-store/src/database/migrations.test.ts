import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmptyDatabase, openEmptyDatabase } from '../testing/empty-database.ts';
import { type Migration, applyMigrations, readMigrations } from './migrations.ts';

let database: EmptyDatabase;
beforeEach(async () => (database = await openEmptyDatabase()));
afterEach(() => database.close());

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
const first = migration('1_first', 'CREATE TABLE "A" ("id" integer)');
const second = migration(
  '2_second',
  `CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END $$; CREATE TABLE "B" ()`,
);
const broken = migration('3_broken', 'CREATE TABLE "C" (); SELECT 1 / 0');

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`,
  );
  return rows.map(({ tablename }) => tablename);
}

test('the project’s own migrations make the schema in a fresh database, once', async () => {
  const names = readMigrations().map(({ name }) => name);
  expect(await applyMigrations(database.pool)).toEqual(names);
  expect(await tables()).toContain('InteractionEvent');
  expect(await applyMigrations(database.pool)).toEqual([]);
});

test('only what is missing is applied', async () => {
  expect(await applyMigrations(database.pool, [first])).toEqual(['1_first']);
  expect(await applyMigrations(database.pool, [first, second])).toEqual(['2_second']);
  expect(await tables()).toEqual(['A', 'B']);
});

test('four runners at once apply each migration once', async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => applyMigrations(database.pool, [first, second])));
  expect(applied.flat().sort()).toEqual(['1_first', '2_second']);
});

test('a migration edited after it was applied is refused, naming it', async () => {
  await applyMigrations(database.pool, [first]);
  const edited = migration('1_first', 'CREATE TABLE "A" ("id" bigint)');
  await expect(applyMigrations(database.pool, [edited])).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('1_first was edited') as string,
  });
});

test('a migration that fails leaves nothing of itself, says why, and stops those after it until it is resolved', async () => {
  await expect(applyMigrations(database.pool, [first, broken])).rejects.toThrow(
    'The migration 3_broken failed: division by zero',
  );
  expect(await tables()).toEqual(['A']);
  await expect(applyMigrations(database.pool, [first, broken])).rejects.toThrow('prisma migrate resolve');
  await database.pool.query(`UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE finished_at IS NULL`);
  expect(await applyMigrations(database.pool, [first])).toEqual([]);
});

test('a database of a newer version is left alone', async () => {
  await applyMigrations(database.pool, [first, second]);
  await expect(applyMigrations(database.pool, [first])).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('2_second') as string,
  });
});

test('nobody holds the lock after a failure', async () => {
  await expect(applyMigrations(database.pool, [broken])).rejects.toThrow();
  const { rows } = await database.pool.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  expect(rows).toEqual([]);
});
