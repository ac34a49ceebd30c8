import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { problem } from '@fusionrank/domain/problem';
import type { LoadPlan, LoadReport } from './load.ts';

/** Clients in a process of their own. */
export interface Clients {
  /** One plan at a time. Throws ENVIRONMENT when any request failed: what was not answered can't be timed. */
  run(plan: LoadPlan): Promise<LoadReport>;
  /** The same, with the failures left to the caller. */
  runDespiteFailures(plan: LoadPlan): Promise<LoadReport>;
  close(): void;
}

const SCRIPT = fileURLToPath(new URL('./clients-process.ts', import.meta.url));

export function startClients(): Clients {
  const child = fork(SCRIPT, { execArgv: ['--import', import.meta.resolve('tsx')] });
  const exited = once(child, 'exit').then(([code]) => {
    throw problem('ENVIRONMENT', `the clients' process ended with ${String(code)}`);
  });
  exited.catch(() => undefined);
  const runDespiteFailures = async (plan: LoadPlan): Promise<LoadReport> => {
    const answered = once(child, 'message') as Promise<[LoadReport]>;
    child.send(plan);
    const [report] = await Promise.race([answered, exited]);
    return report;
  };
  return {
    runDespiteFailures,
    run: async (plan) => {
      const report = await runDespiteFailures(plan);
      const failures = Object.entries(report.failures);
      if (failures.length === 0) return report;
      const told = failures.map(([reason, count]) => `${count} × ${reason}`).join('; ');
      throw problem('ENVIRONMENT', `expected every request to be answered, some were not: ${told}`);
    },
    close: () => {
      child.disconnect();
    },
  };
}
