import type { StageTiming } from '@fusionrank/domain/search';
import type { Within } from './ports.ts';

/** Measures stages as they run, in the order of their beginnings; stages that run at once each have all their time. */
export interface StageTimes {
  /** Runs a stage and notes how long it took, also when it fails. */
  time<T>(name: string, work: () => T | Promise<T>): Promise<T>;
  total(): { readonly totalMs: number; readonly stages: readonly StageTiming[] };
}

export function stageTimes(stopwatch: () => number, within?: Within): StageTimes {
  const startedAt = stopwatch();
  const stages: StageTiming[] = [];
  return {
    time: async (name, work) => {
      const from = stopwatch();
      const place = stages.push({ name, ms: 0 }) - 1;
      try {
        return await (within === undefined ? work() : within(name, async () => work()));
      } finally {
        stages[place] = { name, ms: stopwatch() - from };
      }
    },
    total: () => ({ totalMs: stopwatch() - startedAt, stages }),
  };
}
