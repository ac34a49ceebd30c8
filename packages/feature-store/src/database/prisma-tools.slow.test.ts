import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmptyDatabase, openEmptyDatabase } from '../testing/empty-database.ts';
import { projectRoot } from './home.ts';
import { applyMigrations, readMigrations } from './migrations.ts';

let database: EmptyDatabase;
beforeEach(async () => (database = await openEmptyDatabase()));
afterEach(() => database.close());

async function prisma(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: database.databaseUrl };
  return (await promisify(execFile)(process.execPath, ['scripts/prisma.mjs', ...args], { cwd: projectRoot, env }))
    .stdout;
}

const names = readMigrations().map(({ name }) => name);

test('what we applied, `prisma migrate` finds applied and has nothing to add', async () => {
  await applyMigrations(database.pool);
  expect(await prisma('migrate', 'status')).toContain('Database schema is up to date');
  expect(await prisma('migrate', 'deploy')).toContain('No pending migrations to apply');
});

test('what `prisma migrate deploy` applied, we find applied', async () => {
  expect(await prisma('migrate', 'deploy')).toContain(names[0]);
  expect(await applyMigrations(database.pool)).toEqual([]);
  const { rows } = await database.pool.query<{ migration_name: string }>(
    'SELECT migration_name FROM "_prisma_migrations" ORDER BY 1',
  );
  expect(rows.map((row) => row.migration_name)).toEqual(names);
});

test('the migrations add up to the schema, and the check says so when they do not', async () => {
  const run = promisify(execFile);
  await run(process.execPath, ['scripts/migrations.mjs'], { cwd: projectRoot });
  const aside = mkdtempSync(path.join(os.tmpdir(), 'fusionrank-schema-'));
  try {
    mkdirSync(path.join(aside, 'prisma'));
    writeFileSync(
      path.join(aside, 'prisma', 'schema.prisma'),
      'datasource db {\n  provider = "postgresql"\n}\nmodel Extra {\n  id String @id\n}\n',
    );
    const diff = run(
      process.execPath,
      [
        'scripts/prisma.mjs',
        'migrate',
        'diff',
        '--from-migrations',
        'prisma/migrations',
        '--to-schema',
        path.join(aside, 'prisma'),
        '--exit-code',
      ],
      { cwd: projectRoot },
    );
    await expect(diff).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('Extra') as string });
  } finally {
    rmSync(aside, { recursive: true });
  }
});
