import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { StepResult } from './step.ts';

const GATEWAY = fileURLToPath(new URL('../../../gateway/', import.meta.url));
const BUILT = join(GATEWAY, 'playground', 'dist');
const DRAFT = join(GATEWAY, 'node_modules', '.playground');

/** Bundles the playground unless that was done before. Where it can't be, the rest serves without it. */
export async function buildPlayground(signal: AbortSignal): Promise<StepResult<undefined>> {
  if (existsSync(join(BUILT, 'index.html'))) return { outcome: 'done before', value: undefined, note: 'built' };
  const failure = await bundle(signal);
  if (failure === undefined) return { outcome: 'done', value: undefined, note: 'built' };
  return { outcome: 'left out', value: undefined, note: `served without it, for it could not be built: ${failure}` };
}

/** Made aside and renamed: one that was interrupted is never taken for whole. Resolves to why it failed. */
async function bundle(signal: AbortSignal): Promise<string | undefined> {
  try {
    const manifest = createRequire(join(GATEWAY, 'package.json')).resolve('vite/package.json');
    const vite = join(dirname(manifest), 'bin', 'vite.js');
    const args = [vite, 'build', '--outDir', DRAFT, '--emptyOutDir', '--logLevel', 'warn'];
    const child = spawn(process.execPath, args, { cwd: GATEWAY, stdio: ['ignore', 'ignore', 'pipe'], signal });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [code, complaint] = await Promise.all([ended, text(child.stderr)]);
    if (code !== 0) return complaint.trim().split('\n')[0] ?? `vite ended with ${code}`;
    await rm(BUILT, { recursive: true, force: true });
    await rename(DRAFT, BUILT);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
