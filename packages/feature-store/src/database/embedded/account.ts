import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { problem } from '@fusionrank/domain/problem';

/** Whom the server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root: then it runs as whoever owns an existing data directory, else as `postgres`, else as
 * `nobody`. Undefined: as ourselves. Throws ENVIRONMENT when root has nobody to become.
 */
export function serverAccount(dataDirectory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  const account = systemAccount('postgres') ?? systemAccount('nobody');
  if (account === undefined) {
    throw problem(
      'ENVIRONMENT',
      'Embedded PostgreSQL does not run as root, and this system has neither a postgres nor a nobody user to run it as. Run as another user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return account;
}

/** Tried for real, so that access lists and mounts count too. */
export function mayEnter(account: Account, directory: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account, stdio: 'ignore' }).status === 0;
}

function systemAccount(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
