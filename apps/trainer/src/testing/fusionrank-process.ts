import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/fusionrank.mjs', import.meta.url));

/** How a command ended, and all it said. */
export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command in a process of its own. */
export interface FusionrankProcess {
  /** kill -9; resolves when it is gone. Throws when it had ended by itself: then nothing was tested. */
  kill(): Promise<void>;
  readonly ended: Promise<Ended>;
}

export function startFusionrank(home: string, ...args: readonly string[]): FusionrankProcess {
  const env = { ...process.env, DATABASE_URL: '' };
  const child = spawn(process.execPath, [BIN, ...args, '--home', home], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
    code,
    stdout,
    stderr,
  }));
  return {
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      const { code, stderr } = await ended;
      if (code !== null) throw new Error(`expected a command to kill, got one that had ended with ${code}: ${stderr}`);
    },
  };
}

/** Runs a command to its end; throws what it said when it failed. */
export async function fusionrank(home: string, ...args: readonly string[]): Promise<Ended> {
  const done = await startFusionrank(home, ...args).ended;
  if (done.code !== 0)
    throw new Error(`fusionrank ${args.join(' ')}: expected exit code 0, got ${done.code}: ${done.stderr}`);
  return done;
}
