import type { SoakResult } from './bench-soak.ts';

/** What happened, in sentences. */
export function soakReport(result: SoakResult): string {
  const { machine, shop, products, minutes, latency, failures, updates, memory } = result;
  const failed = Object.entries(failures).map(([reason, count]) => `${count} × ${reason}`);
  const first = memory.at(0)?.residentBytes ?? 0;
  const last = memory.at(-1)?.residentBytes ?? 0;
  return [
    `${machine.cores} cores · ${machine.cpu} · Node ${machine.node}`,
    `${shop}: ${products.toLocaleString('en')} products, ${minutes} min at ${result.requestsPerSecond.toFixed(0)} requests/s (peak ${result.peakRequestsPerSecond.toFixed(0)})`,
    `latency: median ${latency.medianMs.toFixed(1)} ms, p99 ${latency.p99Ms.toFixed(1)} ms, worst ${latency.worstMs.toFixed(0)} ms of ${latency.requests.toLocaleString('en')}; event loop p99 at most ${result.eventLoopDelayMsP99.toFixed(1)} ms in any 5 s`,
    `failures: ${failed.length === 0 ? 'none' : failed.join('; ')}; degraded answers: ${result.degraded}`,
    `memory: ${megabytes(first)} MB at first, ${megabytes(last)} MB at last, ${result.megabytesPerMinute.toFixed(2)} MB a minute over the second half`,
    `JavaScript holds ${megabytes(lowestHeap(memory, [0, 0.5]))} MB at the least in the first half, ${megabytes(lowestHeap(memory, [0.5, 1]))} MB in the second`,
    `updates: ${updates.withdrawn} withdrawn, ${updates.repriced} brought back at another price; ${updates.answers} answers looked at a second later, ${updates.wrong.length} wrong`,
    ...updates.wrong.slice(0, 5),
  ].join('\n');
}

function lowestHeap(memory: SoakResult['memory'], [from, to]: readonly [number, number]): number {
  const part = memory.slice(Math.floor(from * memory.length), Math.ceil(to * memory.length));
  return Math.min(...part.map(({ heapUsedBytes }) => heapUsedBytes));
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
