import type { StageTiming } from '@fusionrank/domain/search';

/** Measures stages as they run. */
export interface StageTimes {
  /** Runs a stage and notes how long it took, also when it fails. */
  time<T>(name: string, work: () => T | Promise<T>): Promise<T>;
  total(): { readonly totalMs: number; readonly stages: readonly StageTiming[] };
}

export function stageTimes(stopwatch: () => number): StageTimes {
  const startedAt = stopwatch();
  const stages: StageTiming[] = [];
  return {
    time: async (name, work) => {
      const from = stopwatch();
      try {
        return await work();
      } finally {
        stages.push({ name, ms: stopwatch() - from });
      }
    },
    total: () => ({ totalMs: stopwatch() - startedAt, stages }),
  };
}
