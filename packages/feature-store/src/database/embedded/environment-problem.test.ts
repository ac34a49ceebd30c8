import { expect, test } from 'vitest';
import { problem } from '@fusionrank/domain/problem';
import { environmentProblem } from './environment-problem.ts';

test.each([
  ["ENOSPC: no space left on device, mkdir '/x'", 'the disk is full'],
  ['initdb: could not write to file "pg_wal/x": No space left on device', 'the disk is full'],
  [
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.\ninitdb: removing',
    'the disk is full',
  ],
  ["ENOENT: no such file or directory, mkdir '/x/y'", 'the folder can’t be made there; is it read-only?'],
  ["EROFS: read-only file system, mkdir '/x'", 'the folder is read-only'],
  ["EACCES: permission denied, mkdir '/x'", 'this user may not write or run there'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'its port is taken by another program'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'there is not enough memory'],
  ['something\nFATAL:  nobody foresaw this.\nfarewell', 'FATAL:  nobody foresaw this'],
])('%j is told as: %s', (message, reason) => {
  const failure = new Error(message);
  const told = environmentProblem('starting it', failure);
  expect(told).toMatchObject({ code: 'ENVIRONMENT', cause: failure });
  expect(told.message).toBe(
    `Embedded PostgreSQL: starting it failed: ${reason}. Set FUSIONRANK_HOME to another folder, or DATABASE_URL to a PostgreSQL server.`,
  );
});

test('what is a clear sentence already stays as it is', () => {
  const clear = problem('ENVIRONMENT', 'Clear.');
  expect(environmentProblem('starting it', clear)).toBe(clear);
});
