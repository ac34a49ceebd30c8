import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readTopEntries, topEntries, type CpuProfile } from './profile-top.ts';

const frame = (id: number, functionName: string, [url = '', lineNumber = 0]: [string?, number?] = []) => ({
  id,
  callFrame: { functionName, url, lineNumber },
});
const profile: CpuProfile = {
  nodes: [
    frame(1, '(root)'),
    frame(2, '(idle)'),
    frame(3, 'score', ['file:///home/shop/packages/search/src/ranking/score.ts', 11]),
    // The same function, called from elsewhere.
    frame(4, 'score', ['file:///home/shop/packages/search/src/ranking/score.ts', 11]),
    frame(5, '', ['file:///home/shop/node_modules/.pnpm/pg@8/node_modules/pg/lib/client.js', 0]),
    frame(6, '(garbage collector)'),
  ],
  samples: [2, 3, 4, 5, 6, 3],
  timeDeltas: [1_000, 30, 20, 15, 25, 10],
};

test('self times of a function are added up, whoever called it, and idle time is no time', () => {
  expect(topEntries(profile, 10)).toEqual([
    { name: 'score', place: 'packages/search/src/ranking/score.ts:12', share: 0.6 },
    { name: '(garbage collector)', share: 0.25 },
    { name: '(anonymous)', place: 'pg/lib/client.js:1', share: 0.15 },
  ]);
  expect(topEntries(profile, 1)).toHaveLength(1);
});

test('the newest profile of the main thread is read, not those of other threads', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'profile-'));
  await expect(readTopEntries(folder, 5)).rejects.toMatchObject({ code: 'ENVIRONMENT' });
  const write = (name: string, content: unknown): Promise<void> =>
    writeFile(path.join(folder, name), JSON.stringify(content));
  await write('CPU.20261130.100000.77.0.001.cpuprofile', { ...profile, samples: [5], timeDeltas: [1] });
  await write('CPU.20261130.110000.78.0.001.cpuprofile', profile);
  await write('CPU.20261130.110001.78.1.002.cpuprofile', 'of a worker');
  expect((await readTopEntries(folder, 1))[0]?.name).toBe('score');
});
