import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 300_000;

/** Waits until the gateway has written its snapshots: a folder that is there, with no temporary file, and unchanged for a while. */
export async function waitForSnapshots(folder: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  let before = '';
  while (performance.now() < until) {
    await sleep(3_000);
    const names = (await filesOf(folder)).sort().join('\n');
    if (names !== '' && names === before && !/\.(part|tmp)/.test(names)) return;
    before = names;
  }
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
