import { expect, test } from 'vitest';
import { parseMetrics } from './gateway-metrics.ts';

const TEXT = `# HELP process_cpu_seconds_total Total user and system CPU time spent in seconds.
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total 12.5
process_resident_memory_bytes 1048576
nodejs_heap_size_used_bytes 4096
fusionrank_event_loop_delay_seconds{quantile="0.5"} 0.001
fusionrank_event_loop_delay_seconds{quantile="0.99"} 0.0125
`;

test('metrics are read by their whole name and labels', () => {
  expect(parseMetrics(TEXT)).toEqual({
    eventLoopDelayMsP99: 12.5,
    cpuSeconds: 12.5,
    residentBytes: 1_048_576,
    heapUsedBytes: 4_096,
  });
});

test('a metric that is not there is named', () => {
  expect(() => parseMetrics('process_cpu_seconds_total 1')).toThrow(/fusionrank_event_loop_delay_seconds/);
});
