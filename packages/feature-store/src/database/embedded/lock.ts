import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '@fusionrank/domain/problem';
import { isAlive, ownIdentity } from './process-identity.ts';

const POLL_MS = 20;

/**
 * Runs `work` while no other process runs under the lock that lies in `directory`; survives kill -9 of its holder.
 *
 *     directory/7            ticket: pid and start of who took it
 *     directory/7.released   its holder is done
 *
 * The newest ticket decides. Ticket n + 1 may be made once ticket n is released or its holder is dead, and both stay so
 * for ever: a late-comer can only lose the race to make n + 1, or find that a newer ticket stands and step back. Nothing
 * is ever "broken" by deleting, which is where lock files go wrong. The newest ticket is never deleted.
 *
 * Throws ENVIRONMENT when the lock stays taken for `timeoutMs`.
 */
export async function withLock<T>(directory: string, work: () => Promise<T>, timeoutMs = 120_000): Promise<T> {
  mkdirSync(directory, { recursive: true });
  const ticket = await takeTicket(directory, Date.now() + timeoutMs);
  try {
    return await work();
  } finally {
    writeFileSync(path.join(directory, `${ticket}.released`), '');
  }
}

async function takeTicket(directory: string, deadline: number): Promise<number> {
  for (;;) {
    const newest = newestTicket(directory);
    if (isFree(directory, newest) && makeTicket(directory, newest + 1)) {
      if (newestTicket(directory) === newest + 1) {
        removeOlder(directory, newest + 1);
        return newest + 1;
      }
      rmSync(path.join(directory, String(newest + 1)), { force: true });
    }
    if (Date.now() > deadline) {
      throw problem(
        'ENVIRONMENT',
        `Another process has held the lock ${directory} for too long; is it stuck? (ticket ${newest})`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** 0 when nobody ever took one. */
function newestTicket(directory: string): number {
  const numbers = readdirSync(directory).map((name) => Number.parseInt(name, 10));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}

function isFree(directory: string, ticket: number): boolean {
  const file = path.join(directory, String(ticket));
  if (ticket === 0 || existsSync(`${file}.released`)) return true;
  const [pid, started] = readIfThere(file)?.split(' ') ?? [];
  return pid !== undefined && started !== undefined && !isAlive({ pid: Number(pid), started });
}

/** Made whole elsewhere and linked into place: whoever sees a ticket sees its holder too. False when it is there already. */
function makeTicket(directory: string, ticket: number): boolean {
  const { pid, started } = ownIdentity();
  const draft = path.join(directory, `draft-${pid}-${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, `${pid} ${started}`);
  try {
    linkSync(draft, path.join(directory, String(ticket)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeOlder(directory: string, ticket: number): void {
  for (const name of readdirSync(directory)) {
    if (Number.parseInt(name, 10) < ticket) rmSync(path.join(directory, name), { force: true });
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
