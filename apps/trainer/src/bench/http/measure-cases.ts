import type { OnProgress } from '@fusionrank/domain/progress';
import type { Clients } from './client-process.ts';
import type { GatewayProcess } from './gateway-process.ts';
import { latencyOf, type Latency } from './latency.ts';
import type { LoadReport, Pace } from './load.ts';

export type CaseName =
  /** `{ __typename }`: what HTTP, Apollo and GraphQL cost by themselves. */
  | 'trivial'
  /** A first page: ranked, 24 products with 15 fields, facets. */
  | 'search'
  /** A later page of a ranking that was kept: the same fields and facets, nothing ranked. */
  | 'next page'
  /** 24 products like one, 15 fields each. */
  | 'similar';

export interface CaseBodies {
  readonly name: CaseName;
  readonly bodies: readonly string[];
}

export interface MeasuredCase {
  readonly name: CaseName;
  readonly bytesPerAnswer: number;
  /** One client, who asks again when answered. */
  readonly alone: Latency;
  readonly underLoad: Latency & {
    readonly clients: number;
    readonly requestsPerSecond: number;
    readonly eventLoopDelayMsP99: number;
    /** Of all the gateway's threads, for one request; its database is another process. */
    readonly cpuMsPerRequest: number;
    /** Share of the answers that had to do without something, in [0, 1]: the database was too slow. */
    readonly degraded: number;
  };
}

export interface CasesRequest {
  readonly gateway: GatewayProcess;
  readonly clients: Clients;
  readonly cases: readonly CaseBodies[];
  readonly seconds: number;
  /** Clients at once under load. */
  readonly count: number;
  readonly onProgress: OnProgress;
}

/** The first requests after a pause meet cold caches and code that is not compiled yet. */
const WARM_UP_SHARE = 0.3;

export async function measureCases(request: CasesRequest): Promise<readonly MeasuredCase[]> {
  const { cases, onProgress } = request;
  const measured: MeasuredCase[] = [];
  for (const one of cases) {
    onProgress({ stage: 'bench http', done: measured.length, total: cases.length, note: one.name });
    measured.push(await measureCase(one, request));
  }
  onProgress({ stage: 'bench http', done: cases.length, total: cases.length });
  return measured;
}

async function measureCase(
  { name, bodies }: CaseBodies,
  { gateway, clients, seconds, count }: CasesRequest,
): Promise<MeasuredCase> {
  const plan = { url: `${gateway.url}/graphql`, bodies };
  const run = (pace: Pace, lasting: number): Promise<LoadReport> =>
    clients.run({ ...plan, pace, warmUpSeconds: 0, seconds: lasting });
  await run({ kind: 'clients', clients: 1 }, seconds * WARM_UP_SHARE);
  const alone = await run({ kind: 'clients', clients: 1 }, seconds);
  await run({ kind: 'clients', clients: count }, seconds * WARM_UP_SHARE);
  const before = await gateway.metrics();
  const loaded = await run({ kind: 'clients', clients: count }, seconds);
  const after = await gateway.metrics();
  const cpuMs = (after.cpuSeconds - before.cpuSeconds) * 1_000;
  return {
    name,
    bytesPerAnswer: alone.bytesPerAnswer,
    alone: latencyOf(alone.latenciesMs),
    underLoad: {
      ...latencyOf(loaded.latenciesMs),
      clients: count,
      requestsPerSecond: loaded.requestsPerSecond,
      eventLoopDelayMsP99: after.eventLoopDelayMsP99,
      cpuMsPerRequest: cpuMs / Math.max(1, loaded.latenciesMs.length),
      degraded: loaded.degraded / Math.max(1, loaded.latenciesMs.length),
    },
  };
}
