/** What fitting cost. */
export interface FitCost {
  readonly seconds: number;
  /** The process's resident memory at its highest while fitting, in MiB; holds everything else that was loaded, too. */
  readonly peakMiB: number;
}

const SAMPLE_EVERY_MS = 100;
const MIB = 2 ** 20;

/** Adds up the time, and takes the peak, of all that runs through it. */
export function fitMeter(): { readonly run: <T>(work: () => Promise<T>) => Promise<T>; readonly cost: () => FitCost } {
  let seconds = 0;
  let peakMiB = 0;
  const sample = (): void => {
    peakMiB = Math.max(peakMiB, process.memoryUsage.rss() / MIB);
  };
  return {
    cost: () => ({ seconds, peakMiB: Math.round(peakMiB) }),
    run: async (work) => {
      const startedAt = performance.now();
      const highestBefore = process.resourceUsage().maxRSS;
      sample();
      const timer = setInterval(sample, SAMPLE_EVERY_MS);
      try {
        return await work();
      } finally {
        clearInterval(timer);
        sample();
        // Work that never waits lets no timer run; a new all-time high of the process can only have been its own.
        const { maxRSS } = process.resourceUsage();
        if (maxRSS > highestBefore) peakMiB = Math.max(peakMiB, maxRSS / 1_024);
        seconds += (performance.now() - startedAt) / 1_000;
      }
    },
  };
}
