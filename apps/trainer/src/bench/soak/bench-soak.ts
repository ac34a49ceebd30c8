import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { FeatureStore } from '@fusionrank/feature-store';
import { writeResult } from '../write-result.ts';
import { withStore, type CommandContext } from '../../command-line/context.ts';
import { thisMachine, type Machine } from '../machine.ts';
import { checkedCases, questionsOf } from '../http/bench-http.ts';
import { startClients, type Clients } from '../http/client-process.ts';
import { startGatewayProcess, type GatewayProcess } from '../http/gateway-process.ts';
import { latencyOf, type Latency } from '../http/latency.ts';
import type { LoadReport } from '../http/load.ts';
import { readSample, type Question } from '../http/questions.ts';
import { prepareShop, type ShopSize } from '../http/shop.ts';
import { slopeOf } from './line-fit.ts';
import { probeUpdates, type ProbedUpdates } from './probe-updates.ts';

export interface SoakRequest {
  readonly shop: { readonly name: string; readonly size: ShopSize; readonly context: CommandContext };
  readonly clock: Clock;
  readonly minutes: number;
  /** Of the peak, in (0, 1]. */
  readonly share: number;
  readonly clients: number;
  readonly file: string;
  readonly onProgress: OnProgress;
  readonly say: (sentence: string) => void;
}

export interface SoakResult {
  readonly kind: 'bench-soak';
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly shop: string;
  readonly products: number;
  readonly minutes: number;
  /** Answers per second with all clients asking as fast as they are answered. */
  readonly peakRequestsPerSecond: number;
  readonly requestsPerSecond: number;
  readonly latency: Latency;
  readonly failures: LoadReport['failures'];
  /** Answers that had to do without something. */
  readonly degraded: number;
  readonly memory: readonly MemorySample[];
  /** Of the second half: least squares. */
  readonly megabytesPerMinute: number;
  readonly eventLoopDelayMsP99: number;
  readonly updates: ProbedUpdates;
}

export interface MemorySample {
  readonly minute: number;
  readonly residentBytes: number;
  /** Of JavaScript; its lowest between collections is what is really held. */
  readonly heapUsedBytes: number;
}

const PEAK_SECONDS = 20;
const SAMPLE_MS = 5_000;

/** Hours in little: a steady load near the peak while products come, go and change, with the memory watched. */
export async function benchSoak(request: SoakRequest): Promise<SoakResult> {
  const { shop, clock } = request;
  await prepareShop({ ...request, ...shop });
  const result = await withStore({ ...shop.context, quiet: true }, async (store) => {
    const sample = await readSample(store);
    const gateway = await startGatewayProcess(shop.context);
    const clients = startClients();
    try {
      const questions = await questionsOf(gateway.url, sample);
      const cases = await checkedCases(gateway.url, { questions, sample });
      const kept = new Set<string>(sample.items.map(({ id }) => id));
      const bodies = mixed(cases.filter(({ name }) => name !== 'trivial').map((one) => one.bodies));
      return {
        products: sample.products,
        ...(await soak({ store, gateway, clients, questions, bodies, kept }, request)),
      };
    } finally {
      clients.close();
      await gateway.close();
    }
  });
  const whole: SoakResult = {
    kind: 'bench-soak',
    measuredAt: clock().toISOString(),
    machine: thisMachine(),
    shop: shop.name,
    ...result,
  };
  await writeResult(request.file, whole);
  return whole;
}

interface Soaked {
  readonly store: Pick<FeatureStore, 'catalog'>;
  readonly gateway: GatewayProcess;
  readonly clients: Clients;
  readonly questions: readonly Question[];
  readonly bodies: readonly string[];
  readonly kept: ReadonlySet<string>;
}

type Soaking = Omit<SoakResult, 'kind' | 'measuredAt' | 'machine' | 'shop' | 'products'>;

async function soak(soaked: Soaked, request: SoakRequest): Promise<Soaking> {
  const { gateway, clients, bodies } = soaked;
  const plan = { url: `${gateway.url}/graphql`, bodies, warmUpSeconds: 5 };
  const peak = await clients.run({
    ...plan,
    pace: { kind: 'clients', clients: request.clients },
    seconds: PEAK_SECONDS,
  });
  const rate = peak.requestsPerSecond * request.share;
  request.say(
    `peak ${peak.requestsPerSecond.toFixed(0)} requests/s, now ${rate.toFixed(0)} for ${request.minutes} minutes`,
  );
  const seconds = request.minutes * 60;
  let over = false;
  const load = clients
    .runDespiteFailures({ ...plan, pace: { kind: 'rate', requestsPerSecond: rate }, seconds })
    .finally(() => (over = true));
  const [report, updates, watched] = await Promise.all([
    load,
    probeUpdates({ ...soaked, url: gateway.url, clock: request.clock, until: () => over }),
    watch(gateway, { ...request, until: () => over }),
  ]);
  const half = watched.memory.slice(Math.floor(watched.memory.length / 2));
  return {
    minutes: request.minutes,
    peakRequestsPerSecond: peak.requestsPerSecond,
    requestsPerSecond: report.requestsPerSecond,
    latency: latencyOf(report.latenciesMs),
    failures: report.failures,
    degraded: report.degraded,
    memory: watched.memory,
    megabytesPerMinute: slopeOf(half.map(({ minute, residentBytes }) => ({ x: minute, y: residentBytes / 2 ** 20 }))),
    eventLoopDelayMsP99: watched.eventLoopDelayMsP99,
    updates,
  };
}

interface Watch {
  readonly minutes: number;
  readonly onProgress: OnProgress;
  readonly until: () => boolean;
}

async function watch(
  gateway: GatewayProcess,
  { minutes, onProgress, until }: Watch,
): Promise<{ readonly memory: readonly MemorySample[]; readonly eventLoopDelayMsP99: number }> {
  const began = performance.now();
  const memory: MemorySample[] = [];
  let worst = 0;
  while (!until()) {
    await sleep(SAMPLE_MS);
    const { residentBytes, heapUsedBytes, eventLoopDelayMsP99 } = await gateway.metrics();
    const minute = (performance.now() - began) / 60_000;
    memory.push({ minute, residentBytes, heapUsedBytes });
    worst = Math.max(worst, eventLoopDelayMsP99);
    onProgress({ stage: 'bench soak', done: Math.min(minute, minutes) * 60, total: minutes * 60 });
  }
  return { memory, eventLoopDelayMsP99: worst };
}

/** One of each in turn, as long as the longest list. */
function mixed(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, turn) => lists.flatMap((list) => list[turn % list.length] ?? []));
}
