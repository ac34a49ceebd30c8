import type { AuditEntry } from '@fusionrank/feature-store';
import { afterEach, expect, test } from 'vitest';
import { createAuditLog } from './audit-log.ts';
import type { AuditLog, AuditLogOptions } from './audit-log.ts';

const entry = (id: string): AuditEntry => ({
  id,
  at: new Date(0),
  principal: 'user:boss',
  role: 'ADMIN',
  action: 'profile.read',
  subject: 'u1',
  requestId: 'r',
});

let log: AuditLog;
afterEach(() => log.close());

function opened(options: Partial<AuditLogOptions> = {}) {
  const there = { written: [] as string[], away: false, told: 0, overflowed: [] as string[] };
  log = createAuditLog({
    audit: {
      append: (entries) => {
        if (there.away) return Promise.reject(new Error('gone'));
        there.written.push(...entries.map(({ id }) => id));
        return Promise.resolve();
      },
    },
    onFailure: () => {
      there.told++;
    },
    onOverflow: ({ id }) => {
      there.overflowed.push(id);
    },
    flushEveryMs: 60_000,
    ...options,
  });
  return there;
}

test('entries are kept while the database is away, told of once, and written in their order when it is back', async () => {
  const there = opened();
  there.away = true;
  log.add(entry('a'));
  await log.flush();
  log.add(entry('b'));
  await log.flush();
  expect([there.told, log.waiting]).toEqual([1, 2]);
  there.away = false;
  await log.flush();
  expect(there.written).toEqual(['a', 'b']);
});

test('what there is no room for is handed over, not lost', () => {
  const there = opened({ capacity: 1 });
  log.add(entry('a'));
  log.add(entry('b'));
  expect(there.overflowed).toEqual(['b']);
});

test('what can not be written at the end is handed over', async () => {
  const there = opened();
  there.away = true;
  log.add(entry('a'));
  await log.close();
  expect(there.overflowed).toEqual(['a']);
});
