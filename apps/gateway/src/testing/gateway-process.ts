import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A gateway in a process of its own. */
export interface GatewayProcess {
  readonly url: string;
  /** kill -9; resolves when it is gone. Throws when it had ended by itself: then nothing was tested. */
  kill(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./gateway-process.fixture.ts', import.meta.url));

/** @param settings Variables of the environment, beside those of this process. */
export async function startGatewayProcess(
  home: string,
  databaseUrl = '',
  settings: Readonly<Record<string, string>> = {},
): Promise<GatewayProcess> {
  const child = fork(SCRIPT, [home, databaseUrl], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...settings, FUSIONRANK_LOG_LEVEL: 'error' },
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const told = await Promise.race([once(child, 'message'), exited.then(([code]) => code)]);
  if (!Array.isArray(told)) throw new Error(`expected a gateway that listens, got one that ended with ${told}`);
  return {
    url: String(told[0]),
    kill: async () => {
      child.kill('SIGKILL');
      const [code, signal] = await exited;
      if (signal !== 'SIGKILL') throw new Error(`expected a gateway to kill, got one that had ended with ${code}`);
    },
  };
}
