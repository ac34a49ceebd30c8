import { problem } from '@fusionrank/domain/problem';

/** What a gateway says of its own process. */
export interface GatewayMetrics {
  /** How much later than due its event loop came round, 99th percentile since the reading before. */
  readonly eventLoopDelayMsP99: number;
  /** Of all its threads, since it began. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** Of JavaScript, what is not collected yet included. */
  readonly heapUsedBytes: number;
}

export async function readMetrics(url: string): Promise<GatewayMetrics> {
  return parseMetrics(await (await fetch(`${url}/metrics`)).text());
}

/** @param text In Prometheus' text format. Throws ENVIRONMENT where a metric is not there. */
export function parseMetrics(text: string): GatewayMetrics {
  const valueOf = (name: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    const value = Number(line?.slice(name.length + 1) ?? NaN);
    if (Number.isNaN(value)) throw problem('ENVIRONMENT', `/metrics: expected ${name}, got none`);
    return value;
  };
  return {
    eventLoopDelayMsP99: valueOf('fusionrank_event_loop_delay_seconds{quantile="0.99"}') * 1_000,
    cpuSeconds: valueOf('process_cpu_seconds_total'),
    residentBytes: valueOf('process_resident_memory_bytes'),
    heapUsedBytes: valueOf('nodejs_heap_size_used_bytes'),
  };
}
