import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** How often the loop is asked whether it is there; what it answers late by is the delay. */
const RESOLUTION_MS = 5;
const QUANTILES = [0.5, 0.99, 1] as const;
const NANOSECONDS = 1e-9;

/**
 * How much later than due the event loop came round, by quantile, since the scrape before. Node's histogram holds the time between
 * two rounds, so the resolution is taken off. Returns what ends the measuring.
 */
export function measureEventLoopDelay(registry: Registry): () => void {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  new Gauge({
    name: 'fusionrank_event_loop_delay_seconds',
    help: 'How much later than due the event loop came round, since the scrape before.',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const quantile of QUANTILES) {
        const betweenRounds = histogram.percentile(quantile * 100) * NANOSECONDS;
        this.set({ quantile }, Math.max(0, betweenRounds - RESOLUTION_MS / 1_000));
      }
      histogram.reset();
    },
  });
  return () => void histogram.disable();
}
