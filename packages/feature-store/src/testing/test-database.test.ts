import { expect, test } from 'vitest';
import { openTestDatabase } from './test-database.ts';

test('is migrated, empty, in UTC, and its own', async () => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  try {
    await one.prisma.user.create({ data: { id: 'somebody' } });
    expect(await one.prisma.user.count()).toBe(1);
    expect(await other.prisma.user.count()).toBe(0);
    const { rows } = await one.pool.query<{ zone: string }>(`SELECT current_setting('timezone') AS zone`);
    expect(rows).toEqual([{ zone: 'UTC' }]);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});

test('is gone once it is closed', async () => {
  const database = await openTestDatabase();
  const name = new URL(database.databaseUrl).pathname.slice(1);
  await database.close();
  const later = await openTestDatabase();
  try {
    const { rowCount } = await later.pool.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    expect(rowCount).toBe(0);
  } finally {
    await later.close();
  }
});
