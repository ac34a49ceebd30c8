import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

/** The role that owns everything, and its database. */
export const ROLE = 'fusionrank';

/**
 * Makes the data directory unless it is there: made aside and renamed, so that one interrupted half-way is never taken
 * for whole. Checksums on, UTF-8, the same order of text on every system. Call under the lock.
 */
export function ensureCluster(place: Place, binaries: Binaries): void {
  if (existsSync(path.join(place.data, 'PG_VERSION'))) return;
  sweepDrafts(place);
  const draft = path.join(place.files, `data.draft-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  give(place, draft);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, ensurePassword(place), { mode: 0o600 });
  give(place, passwordFile);
  try {
    runInitdb(place, binaries, { draft, passwordFile });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, place.data);
}

/** The role's password, kept in a file that only we can read. */
export function readPassword(place: Place): string {
  const file = secretFile(place);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw problem(
    'ENVIRONMENT',
    `The database in ${place.data} has a password that was kept in ${file}, which is gone. Bring it back, or delete ${place.control} and ${place.data} to start an empty one.`,
  );
}

const secretFile = (place: Place): string => path.join(place.control, 'secret');

function ensurePassword(place: Place): string {
  if (!existsSync(secretFile(place)))
    writeFileSync(secretFile(place), randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readPassword(place);
}

function runInitdb(
  place: Place,
  binaries: Binaries,
  files: { readonly draft: string; readonly passwordFile: string },
): void {
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [
      ['-D', files.draft, '-U', ROLE, `--pwfile=${files.passwordFile}`, '--auth=scram-sha-256', '--data-checksums'],
      ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
    ].flat(),
    { ...place.account, cwd: place.files, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`initdb: ${stderr}`);
}

function give(place: Place, file: string): void {
  if (place.account !== undefined) chownSync(file, place.account.uid, place.account.gid);
}

function sweepDrafts(place: Place): void {
  for (const name of readdirSync(place.files)) {
    if (name.startsWith('data.draft-')) rmSync(path.join(place.files, name), { recursive: true, force: true });
  }
}
