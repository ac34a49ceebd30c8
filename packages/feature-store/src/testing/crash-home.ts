import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { attachEmbeddedPostgres, type EmbeddedPostgres } from '../database/embedded/embedded-postgres.ts';

/** A home with an embedded server of its own, for tests that kill processes. */
export interface CrashHome {
  /** Absolute; the server's account may enter it. */
  readonly home: string;
  /**
   * kill -9 of the server: its first process, and on Linux every one that answers a client too, so that statements under
   * way are cut. Throws when none runs.
   */
  killServer(): void;
  /** Starts the server, again after it was killed, and keeps it until the home is removed; resolves to its address. */
  startServer(): Promise<string>;
  /** Stops the server once nobody else uses it, and deletes the home. */
  remove(): Promise<void>;
}

export function makeCrashHome(name: string): CrashHome {
  const home = mkdtempSync(path.join(os.tmpdir(), `fusionrank-${name}-`));
  chmodSync(home, 0o755);
  let held: EmbeddedPostgres | undefined;
  return {
    home,
    startServer: async () => {
      held ??= await attachEmbeddedPostgres({ home });
      const { user, password, host, port, database } = await held.ensureRunning();
      return `postgresql://${user}:${password}@${host}:${port}/${database}`;
    },
    killServer: () => killFamily(serverPid(home)),
    remove: async () => {
      if (existsSync(pidFile(home))) await (held ?? (await attachEmbeddedPostgres({ home }))).release();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const pidFile = (home: string): string => path.join(home, 'postgres', 'data', 'postmaster.pid');

function serverPid(home: string): number {
  const pid = Number.parseInt(readFileSync(pidFile(home), 'utf8'), 10);
  if (!(pid > 1)) throw new Error(`${pidFile(home)}: expected a process id, got ${pid}`);
  return pid;
}

/** The parent first: it would make its children anew. */
function killFamily(pid: number): void {
  const children = childrenOf(pid);
  process.kill(pid, 'SIGKILL');
  for (const child of children) {
    try {
      process.kill(child, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended by itself
    }
  }
}

/** By proc(5): the fourth field of stat is the parent. Empty where there is no /proc. */
function childrenOf(pid: number): readonly number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((each) => parentOf(each) === pid);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it ended while the others were looked at
  }
}
