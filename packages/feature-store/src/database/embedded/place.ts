import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { type Account, mayEnter, serverAccount } from './account.ts';
import { environmentProblem } from './environment-problem.ts';

/** Where one home's server lives. */
export interface Place {
  /** `<home>/postgres`, ours: secret, lock, leases, log. */
  readonly control: string;
  /** Where the server's own files lie: the same, or elsewhere when the server's account can't get in there. */
  readonly files: string;
  /** PGDATA. */
  readonly data: string;
  /** Undefined: the server runs as ourselves. */
  readonly account: Account | undefined;
}

/** Both survive a reboot. */
const ELSEWHERE = ['/var/lib/fusionrank', '/var/tmp/fusionrank'];

/**
 * Finds or chooses the place, and remembers a choice in `<home>/postgres/place.json`. Call under the lock. Throws
 * ENVIRONMENT when no folder will do, or the remembered one is gone (a fresh empty database must not pass for it).
 */
export function choosePlace(home: string): Place {
  const control = controlDirectory(home);
  const files = rememberedPlace(control) ?? findPlace(control);
  const data = path.join(files, 'data');
  return { control, files, data, account: serverAccount(data) };
}

/** `<home>/postgres`, made when it is not there. */
export function controlDirectory(home: string): string {
  const control = path.join(home, 'postgres');
  try {
    mkdirSync(control, { recursive: true });
  } catch (error) {
    throw environmentProblem(`making ${control}`, error);
  }
  return control;
}

function rememberedPlace(control: string): string | undefined {
  const note = path.join(control, 'place.json');
  if (!existsSync(note)) return undefined;
  const { files } = JSON.parse(readFileSync(note, 'utf8')) as { readonly files: string };
  if (!existsSync(files)) {
    throw problem(
      'ENVIRONMENT',
      `The database of this home lay in ${files} (says ${note}), which is gone. Bring it back, or delete ${control} to start an empty one.`,
    );
  }
  return files;
}

function findPlace(control: string): string {
  const account = serverAccount(path.join(control, 'data'));
  if (account === undefined || mayEnter(account, control)) return control;
  const name = createHash('sha256').update(control).digest('hex').slice(0, 16);
  for (const parent of ELSEWHERE) {
    const files = path.join(parent, name);
    if (makeReachable(parent, files) && mayEnter(account, files)) {
      writeFileSync(path.join(control, 'place.json'), `${JSON.stringify({ files })}\n`);
      return files;
    }
  }
  throw problem(
    'ENVIRONMENT',
    `PostgreSQL can't run as root, and the user it would run as can't reach ${control} nor ${ELSEWHERE.join(' nor ')}. Set FUSIONRANK_HOME to a folder that others may enter.`,
  );
}

/** False where that folder can't be made, e.g. on a read-only system: the next one is tried. */
function makeReachable(parent: string, files: string): boolean {
  try {
    mkdirSync(files, { recursive: true });
    chmodSync(parent, 0o755);
    chmodSync(files, 0o755);
    return true;
  } catch {
    return false;
  }
}
