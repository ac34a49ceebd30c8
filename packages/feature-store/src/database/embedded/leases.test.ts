import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countLiveLeases, takeLease } from './leases.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(path.join(os.tmpdir(), 'fusionrank-leases-'))));
afterEach(() => rmSync(directory, { recursive: true }));

test('each lease counts until it is released, several of one process too', () => {
  const [one, two] = [takeLease(directory), takeLease(directory)];
  expect(countLiveLeases(directory)).toBe(2);
  one.release();
  one.release();
  expect(countLiveLeases(directory)).toBe(1);
  two.release();
  expect(countLiveLeases(directory)).toBe(0);
});

test('leases of the dead do not count and are swept away: a pid gone, a pid that another process has now', () => {
  writeFileSync(path.join(directory, '999999999-1-a'), '');
  writeFileSync(path.join(directory, `${process.pid}-longago-b`), '');
  expect(countLiveLeases(directory)).toBe(0);
  expect(readdirSync(directory)).toEqual([]);
});
