import { Agent } from 'node:http';
import type { Clock } from '@fusionrank/domain/clock';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng } from '@fusionrank/domain/rng';
import { attack, openSlowConnections, type AttackReport } from '@fusionrank/gateway/testing';
import { writeResult } from '../write-result.ts';
import { withStore, type CommandContext } from '../../command-line/context.ts';
import { searchBody } from '../http/answers.ts';
import { questionsOf } from '../http/bench-http.ts';
import { startClients, type Clients } from '../http/client-process.ts';
import { startGatewayProcess, type GatewayProcess } from '../http/gateway-process.ts';
import { latencyOf, type Latency } from '../http/latency.ts';
import { readSample } from '../http/questions.ts';
import { prepareShop, type ShopSize } from '../http/shop.ts';
import { thisMachine, type Machine } from '../machine.ts';

export interface HostileBenchRequest {
  readonly shop: { readonly name: string; readonly size: ShopSize; readonly context: CommandContext };
  readonly clock: Clock;
  /** Of each of the three measurements: quiet, under attack, quiet again. */
  readonly seconds: number;
  /** Searches a second of the shoppers. */
  readonly rate: number;
  /** Hostile clients, each with one request at a time. */
  readonly attackers: number;
  readonly slowConnections: number;
  /** That each who asks may spend a minute; 0: as many as they like. */
  readonly ratePoints: number;
  readonly seed: string;
  readonly file: string;
  readonly say: (sentence: string) => void;
  readonly onProgress: OnProgress;
}

export interface HostileBenchResult {
  readonly kind: 'bench-hostile';
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly shop: string;
  readonly products: number;
  /** Shoppers' searches a second. */
  readonly rate: number;
  readonly attackers: number;
  readonly slowConnections: number;
  readonly ratePoints: number;
  readonly quiet: Phase;
  readonly attacked: Phase;
  readonly afterwards: Phase;
  /** The p99 of shoppers' searches under attack over that of the quiet before. */
  readonly p99Ratio: number;
  readonly attack: AttackReport & { readonly requests: number };
}

export interface Phase {
  readonly latency: Latency;
  /** Of shoppers' searches: what went wrong, and how often. */
  readonly failures: Readonly<Record<string, number>>;
  readonly residentBytes: number;
}

/** Shoppers search at a steady rate, each as themselves, at first alone, then beside hostile strangers of one address, then alone again. */
export async function benchHostile(request: HostileBenchRequest): Promise<HostileBenchResult> {
  const { shop, clock, say, onProgress } = request;
  await prepareShop({ ...shop, say, clock, onProgress });
  const sample = await withStore({ ...shop.context, quiet: true }, readSample);
  const gateway = await startGatewayProcess(shop.context, {
    settings: { FUSIONRANK_LIMIT_RATE_POINTS: String(request.ratePoints) },
  });
  const clients = startClients();
  try {
    const questions = await questionsOf(gateway.url, sample);
    const bodies = questions.map((question) => searchBody(question));
    const senders = questions.map(({ shopper }, i) => shopper ?? `stranger ${i}`);
    const measure = (): Promise<Phase> => measurePhase({ gateway, clients, bodies, senders }, request);
    const quiet = await measure();
    say('the attack begins');
    const stop = await beginAttack(gateway.url, request);
    const attacked = await measure();
    const report = await stop();
    say('the attack is over');
    const afterwards = await measure();
    const { rate, attackers, slowConnections, ratePoints } = request;
    const result: HostileBenchResult = {
      kind: 'bench-hostile',
      measuredAt: clock().toISOString(),
      machine: thisMachine(),
      shop: shop.name,
      products: sample.products,
      ...{ rate, attackers, slowConnections, ratePoints },
      quiet,
      attacked,
      afterwards,
      p99Ratio: attacked.latency.p99Ms / quiet.latency.p99Ms,
      attack: { ...report, requests: Object.values(report.statuses).reduce((sum, count) => sum + count, 0) },
    };
    await writeResult(request.file, result);
    return result;
  } finally {
    clients.close();
    await gateway.close();
  }
}

interface Measured {
  readonly gateway: GatewayProcess;
  readonly clients: Clients;
  readonly bodies: readonly string[];
  readonly senders: readonly string[];
}

async function measurePhase(
  { gateway, clients, bodies, senders }: Measured,
  { rate, seconds }: HostileBenchRequest,
): Promise<Phase> {
  const { latenciesMs, failures } = await clients.runDespiteFailures({
    url: `${gateway.url}/graphql`,
    bodies,
    senders,
    pace: { kind: 'rate', requestsPerSecond: rate },
    warmUpSeconds: 2,
    seconds,
  });
  return { latency: latencyOf(latenciesMs), failures, residentBytes: (await gateway.metrics()).residentBytes };
}

/** Batches so short that the attack ends soon after it is stopped. */
const BATCH = 50;

async function beginAttack(
  url: string,
  { attackers, slowConnections, seed }: HostileBenchRequest,
): Promise<() => Promise<AttackReport>> {
  const closeSlow = await openSlowConnections(url, slowConnections);
  const agent = new Agent({ keepAlive: true, maxSockets: attackers });
  const rng = createRng(seed);
  let goesOn = true;
  const run = async (): Promise<AttackReport> => {
    const reports: AttackReport[] = [];
    while (goesOn) reports.push(await attack({ url, requests: BATCH, clients: attackers, rng, agent }));
    return {
      statuses: summed(reports.map(({ statuses }) => statuses)),
      failures: summed(reports.map(({ failures }) => failures)),
    };
  };
  const running = run();
  return async () => {
    goesOn = false;
    const report = await running;
    closeSlow();
    agent.destroy();
    return report;
  };
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [key, count] of counts.flatMap((one) => Object.entries(one))) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}
