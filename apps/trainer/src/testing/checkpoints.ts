import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs of a home that wrote a checkpoint and were not finished. */
export async function checkpoints(home: string): Promise<readonly string[]> {
  const root = join(home, 'checkpoints');
  const runs = existsSync(root) ? await readdir(root) : [];
  return runs.filter((run) => existsSync(join(root, run, 'training.checkpoint')));
}
