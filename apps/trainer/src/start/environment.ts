import { existsSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { StepResult } from './step.ts';

export interface Place {
  /** 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly home: string;
}

/** The demo's database, pictures, encoders and model take about 250 MB, PostgreSQL's log included. */
const FIRST_START_BYTES = 500e6;
/** Room for a day's events and logs, where a model was made before. */
const LATER_START_BYTES = 50e6;

/** What can be known before any work: throws ENVIRONMENT (or the system's own error) for a port, folder or disk that won't do. */
export async function checkEnvironment(place: Place): Promise<StepResult<undefined>> {
  await checkPort(place);
  await checkHome(place.home);
  const free = await checkDisk(place.home);
  const port = place.port === 0 ? 'any free port' : `port ${place.port} is free`;
  return { outcome: 'done', value: undefined, note: `${port}, ${(free / 1e9).toFixed(1)} GB free for ${place.home}` };
}

/** Asks the system by listening for a moment; what takes it in between is told by the gateway in the same words. */
export async function checkPort({ port, host }: Pick<Place, 'port' | 'host'>): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(refusal(cause, { port, host })));
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}

function refusal(cause: Error, { port, host }: Pick<Place, 'port' | 'host'>): Error {
  const code = 'code' in cause ? cause.code : undefined;
  const other = 'choose another with --port, or --port 0 for any that is free';
  switch (code) {
    case 'EADDRINUSE':
      return problem('ENVIRONMENT', `port ${port} of ${host} is in use by another program; ${other}`, { cause });
    case 'EACCES':
      return problem('ENVIRONMENT', `port ${port} of ${host} is not allowed to this user; ${other}`, { cause });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return problem('ENVIRONMENT', `host ${host} is no address of this machine; try 127.0.0.1`, { cause });
    default:
      return cause;
  }
}

async function checkHome(home: string): Promise<void> {
  const probe = join(home, `.writable-${process.pid}`);
  try {
    await mkdir(home, { recursive: true });
    await writeFile(probe, '.');
    await rm(probe);
  } catch (cause) {
    throw problem(
      'ENVIRONMENT',
      `expected a folder to keep the database, pictures and models in, ${home} can't be written (${reasonOf(cause)}); choose another with --home or FUSIONRANK_HOME`,
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT': // what a recursive mkdir says where the system said EROFS
    case 'EROFS':
      return 'is it read-only?';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}

async function checkDisk(home: string): Promise<number> {
  const needed = existsSync(join(home, 'artifacts')) ? LATER_START_BYTES : FIRST_START_BYTES;
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  if (free >= needed) return free;
  throw problem(
    'ENVIRONMENT',
    `expected ${needed / 1e6} MB free for ${home}, there are ${Math.floor(free / 1e6)} MB: free some space, or choose another folder with --home or FUSIONRANK_HOME`,
  );
}
