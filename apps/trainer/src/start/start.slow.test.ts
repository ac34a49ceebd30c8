import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { checkpoints } from '../testing/checkpoints.ts';

const BIN = fileURLToPath(new URL('../../bin/fusionrank.mjs', import.meta.url));
const SMALL = ['--products', '300', '--shoppers', '60', '--slates', '900'];

let home: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fusionrank-start-'));
  await chmod(home, 0o755); // the unprivileged PostgreSQL must get in
});
afterAll(async () => {
  for (const child of running) await end(child, 'SIGINT');
  await rm(home, { recursive: true, force: true });
});

const readySchema = z.object({
  url: z.string(),
  model: z.string().nullable(),
  report: z.string().nullable(),
  seconds: z.number(),
  sample: z.object({
    query: z.string(),
    answers: z.array(
      z.object({
        shopper: z.string(),
        degraded: z.array(z.string()),
        hits: z.array(z.object({ id: z.string(), score: z.number() })),
      }),
    ),
  }),
});

interface Started {
  readonly child: ChildProcess;
  readonly steps: readonly string[];
  readonly ready: z.infer<typeof readySchema>;
}

function launch(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [BIN, 'start', '--home', home, '--json', '--port', '0', ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  running.push(child);
  return child;
}

function linesOf(child: ChildProcess, onLine: (line: string) => void): string[] {
  const lines: string[] = [];
  if (child.stderr === null) throw new Error('expected a pipe');
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    onLine(line);
  });
  return lines;
}

async function start(...args: readonly string[]): Promise<Started> {
  const child = launch(...args);
  const lines = linesOf(child, () => undefined);
  if (child.stdout === null) throw new Error('expected a pipe');
  const [first] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(lines.join('\n')))),
  ])) as [string];
  return { child, steps: lines.filter((line) => /^[✓·–]/u.test(line)), ready: readySchema.parse(JSON.parse(first)) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await exit)[0];
}

/** Starts, and kills it with -9 so many milliseconds after the first line that matches. */
async function killedAfter(pattern: RegExp, ms: number): Promise<string[]> {
  const child = launch(...SMALL);
  const lines = linesOf(child, (line) => {
    if (pattern.test(line)) setTimeout(() => child.kill('SIGKILL'), ms);
  });
  await once(child, 'exit');
  return lines;
}

/** Starts, and kills it with -9 as soon as the training wrote a checkpoint. */
async function killedInTraining(): Promise<string[]> {
  const child = launch(...SMALL);
  const lines = linesOf(child, () => undefined);
  await expect.poll(() => checkpoints(home), { timeout: 120_000, interval: 5 }).toHaveLength(1);
  await end(child, 'SIGKILL');
  return lines;
}

const marks = (steps: readonly string[]): string[] => steps.map((line) => line.slice(0, 16).trimEnd());

test('from nothing, killed at three moments, to ranked answers; then again in seconds with the same', async () => {
  expect(marks(await killedAfter(/^✓ demo shop/u, 500))).not.toContain('✓ encode');
  expect(marks(await killedAfter(/^✓ encode/u, 0))).toContain('· demo shop');
  const inTraining = marks(await killedInTraining());
  expect(inTraining).toEqual(expect.arrayContaining(['· catalogue', '· encode']));

  const first = await start();
  expect(marks(first.steps)).toEqual(expect.arrayContaining(['✓ train', '✓ evaluate', '✓ publish', '✓ serve']));
  const { answers } = first.ready.sample;
  expect(answers).toHaveLength(2);
  for (const { degraded, hits } of answers) expect([degraded, hits.length]).toEqual([[], 5]);
  expect((await fetch(`${first.ready.url}/healthz`)).status).toBe(200);
  expect(await end(first.child, 'SIGINT')).toBe(0);

  const second = await start();
  expect(marks(second.steps)).toContain('· model');
  expect(marks(second.steps)).not.toContain('✓ train');
  expect(second.ready.model).toBe(first.ready.model);
  const ids = (started: Started): unknown => started.ready.sample.answers.map(({ hits }) => hits.map(({ id }) => id));
  expect(ids(second)).toEqual(ids(first));
  expect(await end(second.child, 'SIGTERM')).toBe(0);
});

test('a taken port ends the start before any work, in one sentence', async () => {
  const serving = await start(...SMALL);
  const { port } = new URL(serving.ready.url);
  const late = launch('--port', port);
  const lines = linesOf(late, () => undefined);
  const [code] = (await once(late, 'exit')) as [number];
  expect(code).toBe(1);
  expect(lines).toEqual([
    `fusionrank: port ${port} of 127.0.0.1 is in use by another program; choose another with --port, or --port 0 for any that is free`,
  ]);
  expect(await end(serving.child, 'SIGINT')).toBe(0);
});
