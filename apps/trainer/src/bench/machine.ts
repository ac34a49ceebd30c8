import { availableParallelism, cpus } from 'node:os';

/** What was measured on. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  return { cores: availableParallelism(), cpu: cpus()[0]?.model ?? 'unknown', node: process.version };
}
