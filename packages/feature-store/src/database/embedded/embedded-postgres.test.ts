import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../open.ts';
import type { Order, Report } from './attached-process.fixture.ts';
import { attachEmbeddedPostgres } from './embedded-postgres.ts';
import { processStart } from './process-identity.ts';

let home: string;
let processes: ChildProcess[] = [];
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'fusionrank-embedded-'));
  chmodSync(home, 0o755); // as root the server runs as another user
});
afterEach(async () => {
  for (const child of processes) child.kill('SIGKILL');
  processes = [];
  const left = await attachEmbeddedPostgres({ home }).catch(() => undefined);
  await left?.release(); // the last one out: stops what the killed left running
  rmSync(home, { recursive: true, force: true });
});

interface Attached {
  readonly child: ChildProcess;
  readonly serverPid: number;
  readonly acknowledged: number[];
  readonly failed: number[];
  send(order: Order): void;
  close(): Promise<void>;
}

/** Starts a process that opens the database, and waits until it is open. */
async function attachFromProcess(): Promise<Attached> {
  const child = fork(path.join(import.meta.dirname, 'attached-process.fixture.ts'), [home], {
    cwd: import.meta.dirname,
    execArgv: ['--import', 'tsx'],
  });
  processes.push(child);
  const [acknowledged, failed]: [number[], number[]] = [[], []];
  const serverPid = await new Promise<number>((resolve, reject) => {
    child.on('exit', (code) => {
      reject(new Error(`the process ended with ${String(code)} before the database was open`));
    });
    child.on('message', (report: Report) => {
      if (report.is === 'open') resolve(report.serverPid);
      if (report.is === 'acknowledged') acknowledged.push(report.row);
      if (report.is === 'failed') failed.push(report.row);
    });
  });
  const send = (order: Order): void => {
    child.send(order);
  };
  const close = async (): Promise<void> => {
    send({ do: 'close' });
    await once(child, 'exit');
  };
  return { child, serverPid, acknowledged, failed, send, close };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    await sleep(10);
    if (Date.now() > deadline) throw new Error(`still not so: ${condition.toString()}`);
  }
}

const pidFile = (): string => path.join(home, 'postgres', 'data', 'postmaster.pid');
const serverPid = (): number => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10);
/** Every process of it, as a machine short of memory does. */
async function killWholeServer(): Promise<void> {
  const database = await openDatabase({ home });
  const { rows } = await database.pool.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
  await database.close();
  for (const pid of [serverPid(), ...rows.map((row) => row.pid)]) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
}

const isRunning = (pid: number): boolean => processStart(pid) !== undefined;

describe('several processes', () => {
  test('that start at once share one server, which stops with the last of them', async () => {
    const [one, two, three] = await Promise.all([attachFromProcess(), attachFromProcess(), attachFromProcess()]);
    expect(new Set([one.serverPid, two.serverPid, three.serverPid]).size).toBe(1);
    await Promise.all([one.close(), three.close()]);
    two.send({ do: 'write' });
    await until(() => two.acknowledged.length > 50);
    expect(two.failed).toEqual([]);
    await two.close();
    expect(isRunning(two.serverPid)).toBe(false);
  });

  test('go on when the one that started the server is killed; the next one attaches, and the last one stops it', async () => {
    const starter = await attachFromProcess();
    starter.child.kill('SIGKILL');
    await once(starter.child, 'exit');
    const heir = await attachFromProcess();
    expect(heir.serverPid).toBe(starter.serverPid);
    await heir.close();
    expect(isRunning(heir.serverPid)).toBe(false);
  });
});

describe('a killed server', () => {
  test('loses no acknowledged row, and the process that writes to it goes on by itself', async () => {
    const writer = await attachFromProcess();
    writer.send({ do: 'write' });
    await until(() => writer.acknowledged.length > 100);
    for (let kills = 0; kills < 2; kills++) {
      const before = writer.acknowledged.length;
      await killWholeServer();
      await until(() => writer.acknowledged.length > before + 100);
    }
    writer.send({ do: 'stop writing' });
    const reader = await openDatabase({ home });
    try {
      const { rows } = await reader.pool.query<{ id: string }>('SELECT "id" FROM "User"');
      const stored = new Set(rows.map(({ id }) => id));
      expect(writer.acknowledged.filter((row) => !stored.has(`${writer.child.pid!}/${row}`))).toEqual([]);
      expect(serverPid()).not.toBe(writer.serverPid);
    } finally {
      await reader.close();
    }
    await writer.close();
  });

  test('is restarted by the next question of a pool that stood idle, with its Prisma client', async () => {
    const database = await openDatabase({ home });
    try {
      await database.prisma.user.create({ data: { id: 'before' } });
      process.kill(serverPid(), 'SIGKILL');
      await sleep(200);
      await Promise.all([database.ping(), database.ping()]);
      expect(await database.prisma.user.count()).toBe(1);
    } finally {
      await database.close();
    }
  });
});

describe('what an earlier run left', () => {
  test('a pid file whose pid belongs to another program by now does not stand in the way', async () => {
    const first = await attachEmbeddedPostgres({ home });
    await first.release();
    writeFileSync(pidFile(), `${process.pid}\n${path.dirname(pidFile())}\n1\n1\n\n127.0.0.1\n`);
    const second = await attachEmbeddedPostgres({ home });
    const { port } = await second.ensureRunning();
    await second.release();
    expect(port).toBeGreaterThan(1);
  });

  test('a data directory made half-way is not taken for whole', async () => {
    const draft = path.join(home, 'postgres', 'data.draft-1');
    mkdirSync(draft, { recursive: true });
    writeFileSync(path.join(draft, 'PG_VERSION'), '18\n');
    const server = await attachEmbeddedPostgres({ home });
    await server.release();
    expect(existsSync(draft)).toBe(false);
  });
});

test('fsync and checksums are on, the clock is UTC, and only we can read the password', async () => {
  const database = await openDatabase({ home });
  try {
    const { rows } = await database.pool.query(
      `SELECT current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums, current_setting('timezone') AS zone`,
    );
    expect(rows).toEqual([{ fsync: 'on', checksums: 'on', zone: 'UTC' }]);
    expect(statSync(path.join(home, 'postgres', 'secret')).mode & 0o777).toBe(0o600);
    expect(database.description).not.toContain(readFileSync(path.join(home, 'postgres', 'secret'), 'utf8'));
  } finally {
    await database.close();
  }
});

test('a home that is a file is one clear sentence', async () => {
  const file = path.join(home, 'file');
  writeFileSync(file, '');
  await expect(attachEmbeddedPostgres({ home: file })).rejects.toMatchObject({
    code: 'ENVIRONMENT',
    message: `Embedded PostgreSQL: making ${file}/postgres failed: something in that path is a file, not a folder. Set FUSIONRANK_HOME to another folder, or DATABASE_URL to a PostgreSQL server.`,
  });
});

test('a lost password is told, not papered over with an empty database', async () => {
  await (await attachEmbeddedPostgres({ home })).release();
  rmSync(path.join(home, 'postgres', 'secret'));
  await expect(attachEmbeddedPostgres({ home })).rejects.toMatchObject({
    code: 'ENVIRONMENT',
    message: expect.stringContaining('is gone') as string,
  });
  expect(existsSync(pidFile())).toBe(false);
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('with a home that the server’s user can’t enter, its files lie elsewhere, are remembered, and are missed when gone', async () => {
    const closed = path.join(home, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const inside = path.join(closed, 'home');
    const first = await openDatabase({ home: inside });
    await first.pool.query(`INSERT INTO "User" ("id") VALUES ('kept')`);
    await first.close();
    const { files } = JSON.parse(readFileSync(path.join(inside, 'postgres', 'place.json'), 'utf8')) as {
      files: string;
    };
    try {
      expect(files.startsWith(home)).toBe(false);
      const again = await openDatabase({ home: inside });
      expect(await again.prisma.user.count()).toBe(1);
      await again.close();
    } finally {
      rmSync(files, { recursive: true });
    }
    await expect(openDatabase({ home: inside })).rejects.toMatchObject({
      code: 'ENVIRONMENT',
      message: expect.stringContaining(files) as string,
    });
  });
});
