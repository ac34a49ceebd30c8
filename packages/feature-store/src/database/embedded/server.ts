import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { ROLE, readPassword } from './cluster.ts';
import type { Place } from './place.ts';
import { processCommand, processStart } from './process-identity.ts';

/** PostgreSQL settings by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/** Where the running server listens, on 127.0.0.1. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

const SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  fsync: 'on',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
};

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 25;
const MAX_LOG_BYTES = 10 * 1024 * 1024;
/** Failures that pass: a port lost to a race … */
const PORT_TAKEN = /Address already in use|could not create any TCP\/IP sockets/;
/** … and the backends of a killed server that are still going; the port stays, others may know it. */
const STILL_ENDING = /is still in use|lock file "postmaster.pid"/;

/** The server of this data directory when it runs, also one that is still starting or recovering; call under the lock. */
export async function findServer(place: Place): Promise<RunningServer | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const noted = readPidFile(place);
    if (noted === undefined) return undefined;
    if (noted.port !== undefined && (await answers(place, noted.port))) return { pid: noted.pid, port: noted.port };
    if (!runsHere(place, noted.pid)) return undefined;
    if (Date.now() > deadline)
      throw new Error(`the server (process ${noted.pid}) runs but did not answer for ${START_TIMEOUT_MS / 1000} s`);
    await sleep(POLL_MS);
  }
}

/** Starts the server and waits until it answers. Call under the lock, after `findServer` found none. */
export async function startServer(
  place: Place,
  binaries: Binaries,
  options: { readonly port?: number; readonly settings: ServerSettings },
): Promise<RunningServer> {
  removeStalePidFile(place);
  rotateLog(place);
  let port = options.port ?? (await freePort());
  for (let attempt = 1; ; attempt++) {
    const outcome = await launch(place, binaries, { ...SETTINGS, ...options.settings, port: String(port) });
    if (outcome.failure === undefined) return { pid: outcome.pid, port };
    const portTaken = PORT_TAKEN.test(outcome.failure);
    if (attempt === 20 || !(portTaken || STILL_ENDING.test(outcome.failure))) throw new Error(outcome.failure);
    await sleep(attempt * 50);
    if (portTaken) port = await freePort();
  }
}

/** Ends every session and stops with all data on disk. */
export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  const stop = spawn(binaries.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '60'], {
    ...place.account,
    cwd: place.files,
    stdio: 'ignore',
  });
  await new Promise((resolve, reject) => stop.on('exit', resolve).on('error', reject));
}

/** True when the server on that port is ours: it takes our password and serves our directory. */
async function answers(place: Place, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ROLE,
    password: readPassword(place),
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined); // it may be killed between two lines here; the query says so
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return path.resolve(rows[0]?.data_directory ?? '') === path.resolve(place.data);
  } catch {
    return false; // not there, not ours, or not ready
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface PidFile {
  readonly pid: number;
  readonly port: number | undefined;
}

/** postmaster.pid: pid, data directory, start, port, … one a line; written bit by bit while the server starts. */
function readPidFile(place: Place): PidFile | undefined {
  const file = path.join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port: port > 0 ? port : undefined } : undefined;
}

/** Whether that process is a server on this directory, not some other program that got its pid since. */
function runsHere(place: Place, pid: number): boolean {
  if (processStart(pid) === undefined) return false;
  const command = processCommand(pid);
  return command === undefined || (command.includes('postgres') && command.includes(place.data));
}

/**
 * PostgreSQL itself believes a pid file whose pid is a zombie or was recycled by another program, and won't start.
 * Its shared-memory check, which keeps a second server off a directory that old backends still write, stays in force.
 */
function removeStalePidFile(place: Place): void {
  const noted = readPidFile(place);
  if (noted !== undefined && !runsHere(place, noted.pid))
    rmSync(path.join(place.data, 'postmaster.pid'), { force: true });
}

type Launch = { readonly pid: number; readonly failure?: undefined } | { readonly failure: string };

async function launch(
  place: Place,
  binaries: Binaries,
  settings: ServerSettings & { readonly port: string },
): Promise<Launch> {
  const logFile = path.join(place.control, 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(
    binaries.postgres,
    ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...place.account,
      cwd: place.files,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  closeSync(log);
  child.unref();
  const ended = new AbortController();
  child.on('exit', () => ended.abort());
  child.on('error', (error) => ended.abort(error));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!ended.signal.aborted) {
    if (child.pid !== undefined && (await answers(place, Number(settings.port)))) return { pid: child.pid };
    if (Date.now() > deadline) {
      child.kill('SIGINT');
      return { failure: `the server did not answer for ${START_TIMEOUT_MS / 1000} s` };
    }
    await sleep(POLL_MS);
  }
  if (child.pid === undefined) throw ended.signal.reason; // could not be started at all
  return { failure: readFileSync(logFile).subarray(logStart).toString('utf8') || 'the server ended without a word' };
}

function rotateLog(place: Place): void {
  const file = path.join(place.control, 'postgres.log');
  if (existsSync(file) && statSync(file).size > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
