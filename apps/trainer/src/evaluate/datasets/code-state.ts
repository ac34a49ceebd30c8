import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { codeVersion } from '../../train/code-version.ts';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
/** What a contender's numbers depend on; how they are shown is not among it. */
const SOURCES = [
  'packages/domain/src',
  'packages/model/src',
  'packages/search/src',
  'apps/trainer/src/evaluate/datasets',
];

/** Which code it was. */
export interface CodeState {
  readonly version: string;
  /** Of Git, `-dirty` behind it when sources differ from it; absent where there is no repository. */
  readonly commit?: string;
  /** sha256 of the sources: what was fitted by others is not taken up. */
  readonly sources: string;
}

export async function codeState(): Promise<CodeState> {
  const commit = await gitCommit();
  return { version: codeVersion(), sources: await sourcesHash(), ...(commit === undefined ? {} : { commit }) };
}

async function gitCommit(): Promise<string | undefined> {
  const git = promisify(execFile);
  try {
    const { stdout: commit } = await git('git', ['rev-parse', 'HEAD'], { cwd: ROOT });
    const { stdout: changes } = await git('git', ['status', '--porcelain', '--', 'packages', 'apps'], { cwd: ROOT });
    return `${commit.trim()}${changes.trim() === '' ? '' : '-dirty'}`;
  } catch {
    // No Git, or no repository: a release that was unpacked.
    return undefined;
  }
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  const counts = (name: string): boolean => /(?<!\.test)\.(ts|mjs)$/.test(name) && !name.startsWith('report/');
  for (const folder of SOURCES) {
    const entries = await readdir(join(ROOT, folder), { recursive: true });
    for (const file of entries.filter(counts).sort()) {
      hash.update(`${folder}/${file}\0`).update(await readFile(join(ROOT, folder, file)));
    }
  }
  return hash.digest('hex');
}
