import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';
import type { CommandContext } from '../../command-line/context.ts';
import { readMetrics, type GatewayMetrics } from './gateway-metrics.ts';

/** `fusionrank serve` in a process of its own. */
export interface GatewayProcess {
  /** Without a trailing slash. */
  readonly url: string;
  metrics(): Promise<GatewayMetrics>;
  /** Resolves when it has ended; a profile is written by then. */
  close(): Promise<void>;
}

/** As every way to start a gateway has it: what requests allocate is gone before it would be moved to the old generation. */
const YOUNG_GENERATION = '--max-semi-space-size=64';
const BIN = fileURLToPath(new URL('../../../bin/fusionrank.mjs', import.meta.url));
const servedSchema = z.object({ url: z.string() });

export interface GatewayProcessOptions {
  /** A folder into which a profile of its CPU time (`node --cpu-prof`) is written. */
  readonly profile?: string | undefined;
  /** Variables of the environment, beside those of this process. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Throws ENVIRONMENT when it does not come to serve. */
export async function startGatewayProcess(
  context: CommandContext,
  { profile, settings }: GatewayProcessOptions = {},
): Promise<GatewayProcess> {
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(
    process.execPath,
    [YOUNG_GENERATION, ...profiling, BIN, 'serve', '--port', '0', '--json', '--quiet', '--home', context.home],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { FUSIONRANK_LOG_LEVEL: 'warn', ...process.env, ...settings, DATABASE_URL: context.databaseUrl ?? '' },
    },
  );
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) {
    const [code] = (await exited) as [number | null];
    throw problem('ENVIRONMENT', `expected a gateway that listens, got one that ended with ${String(code)}`);
  }
  const { url } = servedSchema.parse(JSON.parse(first.value));
  return {
    url,
    metrics: () => readMetrics(url),
    close: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const PATIENCE_MS = 120_000;

/** Waits until nothing is amiss: a model in force, and the query encoder there. Throws ENVIRONMENT when that takes too long. */
export async function untilWhole(ask: () => Promise<readonly string[]>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const degraded = await ask();
    if (degraded.length === 0) return;
    if (performance.now() > until)
      throw problem(
        'ENVIRONMENT',
        `expected whole answers of the gateway, got ones degraded by ${degraded.join(', ')}`,
      );
    await sleep(500);
  }
}
