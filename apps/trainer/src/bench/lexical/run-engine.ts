import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineOrder, EngineReport } from './engine-process.ts';

/** What one engine may take. */
export interface Allowance {
  readonly minutes: number;
  readonly heapMegabytes: number;
}

export type EngineOutcome =
  | EngineReport
  /** It did not come to an end. */
  | { readonly absence: string };

const PROCESS = fileURLToPath(new URL('./engine-process.ts', import.meta.url));

/** Measures an engine in a process of its own, so that none pays for another's memory, and a too large one fails alone. */
export function runEngine(order: EngineOrder, { minutes, heapMegabytes }: Allowance): Promise<EngineOutcome> {
  const child = fork(PROCESS, {
    execArgv: ['--import', 'tsx', '--expose-gc', `--max-old-space-size=${heapMegabytes}`],
    // What V8 says when it runs out of memory is told by the outcome.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    cwd: import.meta.dirname,
  });
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, minutes * 60_000);
    let report: EngineReport | undefined;
    child.once('message', (answer: EngineReport) => (report = answer));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(report ?? { absence: absenceOf({ late, code, signal }, { minutes, heapMegabytes }) });
    });
    child.send(order);
  });
}

interface Ending {
  readonly late: boolean;
  readonly code: number | null;
  readonly signal: string | null;
}

function absenceOf({ late, code, signal }: Ending, { minutes, heapMegabytes }: Allowance): string {
  if (late) return `not done within ${minutes} minutes`;
  // V8 aborts when its heap is full.
  if (signal === 'SIGABRT' || code === 134) return `needs more than ${heapMegabytes} MB of heap`;
  return `ended early (${signal ?? `exit code ${String(code)}`})`;
}
