import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditEntry, AuditFilter, AuditStore } from '../store.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createAuditStore } from './audit-store.ts';

let database: TestDatabase;
let audit: AuditStore;
beforeAll(async () => {
  database = await openTestDatabase();
  audit = createAuditStore(database);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "AuditEntry"'));

const noon = new Date('2026-11-30T12:00:00Z');
const entry = (id: string, fields: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: noon,
  principal: 'user:boss',
  role: 'ADMIN',
  action: 'profile.read',
  subject: 'u1',
  requestId: `r-${id}`,
  ...fields,
});
const ids = async (filter: AuditFilter & { limit?: number; before?: bigint } = {}) =>
  (await audit.page({ limit: 10, ...filter })).map(({ id }) => id);

test('an entry is read as it was written, the newest first, a page at a time', async () => {
  await audit.append([entry('a'), entry('b')]);
  const onNobody = entry('c');
  Reflect.deleteProperty(onNobody, 'subject');
  await audit.append([onNobody]);
  const [first] = await audit.page({ limit: 1 });
  expect(first).toEqual({ ...onNobody, sequence: expect.any(BigInt) as bigint });
  expect(await ids({ before: first!.sequence })).toEqual(['b', 'a']);
});

test('what is sent again is there once', async () => {
  await audit.append([entry('a')]);
  await audit.append([entry('a'), entry('b')]);
  expect(await ids()).toEqual(['b', 'a']);
});

test.each([
  [{ principal: 'key:frk_1' }, ['p']],
  [{ subject: 'u2' }, ['s']],
  [{ action: 'mutation.forgetMe' }, ['m']],
  [{ requestId: 'r-a' }, ['a']],
  [{ from: new Date(noon.getTime() + 1) }, ['m']],
  [{ until: new Date(noon.getTime() + 1), subject: 'u1' }, ['p', 'a']],
  [{ subject: 'u\u0000' }, []],
] as const)('the filter %j finds %j', async (filter, found) => {
  await audit.append([
    entry('a'),
    entry('p', { principal: 'key:frk_1' }),
    entry('s', { subject: 'u2' }),
    entry('m', { action: 'mutation.forgetMe', at: new Date(noon.getTime() + 1) }),
  ]);
  expect(await ids(filter)).toEqual(found);
});

test.each(['UPDATE "AuditEntry" SET "principal" = \'nobody\'', 'DELETE FROM "AuditEntry"'])(
  'what is written stays: %s is refused',
  async (change) => {
    await audit.append([entry('a')]);
    await expect(database.pool.query(change)).rejects.toThrow('append-only');
    expect(await ids()).toEqual(['a']);
  },
);
