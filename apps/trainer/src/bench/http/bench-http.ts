import type { Clock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { MAX_CANDIDATES } from '@fusionrank/domain/search';
import { writeResult } from '../write-result.ts';
import { withStore, type CommandContext } from '../../command-line/context.ts';
import { thisMachine, type Machine } from '../machine.ts';
import {
  askSearch,
  askSimilar,
  askTrivial,
  faultsOfSearch,
  faultsOfSimilar,
  searchBody,
  similarBody,
} from './answers.ts';
import { startClients } from './client-process.ts';
import { bodyOf, TRIVIAL } from './documents.ts';
import { startGatewayProcess, untilWhole, type GatewayProcess } from './gateway-process.ts';
import { measureCases, type CaseBodies, type MeasuredCase } from './measure-cases.ts';
import { readTopEntries, type ProfileEntry } from './profile-top.ts';
import { findQuestions, readSample, type Question, type ShopSample } from './questions.ts';
import { prepareShop, type ShopSize } from './shop.ts';
import { measureStages, type MeasuredStages } from './stages.ts';

export interface HttpBenchRequest {
  readonly shops: readonly { readonly name: string; readonly size: ShopSize; readonly context: CommandContext }[];
  readonly clock: Clock;
  /** Of each case and pace. */
  readonly seconds: number;
  /** Of the load under which the event loop is watched. */
  readonly clients: number;
  readonly profile?: string;
  /** Where the result is written, as JSON. */
  readonly file: string;
  readonly onProgress: OnProgress;
  readonly say: (sentence: string) => void;
}

export interface HttpBenchResult {
  readonly kind: 'bench-http';
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly shops: readonly MeasuredShop[];
}

export interface MeasuredShop {
  readonly name: string;
  readonly products: number;
  /** Candidates that the searches rank: least and mean of them. */
  readonly candidates: { readonly least: number; readonly mean: number };
  readonly questions: number;
  readonly cases: readonly MeasuredCase[];
  /** Of `searchRanked`, alone. */
  readonly stages: MeasuredStages;
  /** Of the gateway after all cases. */
  readonly residentBytes: number;
  /** Where the main thread's time went in all of them, the start left out of it as far as it is short; only where a profile was asked for. */
  readonly profile?: readonly ProfileEntry[];
}

/** Questions a shop is asked over and over. */
const QUESTIONS = 40;
const PROFILE_ENTRIES = 25;

/** Measures each shop through a gateway of its own: real processes, a real database, answers checked before they are timed. */
export async function benchHttp(request: HttpBenchRequest): Promise<HttpBenchResult> {
  const shops: MeasuredShop[] = [];
  for (const shop of request.shops) {
    await prepareShop({ ...shop, say: request.say, clock: request.clock, onProgress: request.onProgress });
    const sample = await withStore({ ...shop.context, quiet: true }, readSample);
    const gateway = await startGatewayProcess(shop.context, { profile: request.profile });
    const shopMeasured = await measured({ gateway, sample }, request).finally(() => gateway.close());
    shops.push({
      name: shop.name,
      products: sample.products,
      ...shopMeasured,
      ...(request.profile === undefined ? {} : { profile: await readTopEntries(request.profile, PROFILE_ENTRIES) }),
    });
  }
  const result: HttpBenchResult = {
    kind: 'bench-http',
    measuredAt: request.clock().toISOString(),
    machine: thisMachine(),
    shops,
  };
  await writeResult(request.file, result);
  return result;
}

interface Measurable {
  readonly gateway: GatewayProcess;
  readonly sample: ShopSample;
}

/** Every case against a gateway that is whole. */
export async function measured(
  { gateway, sample }: Measurable,
  { seconds, clients: count, onProgress }: Pick<HttpBenchRequest, 'seconds' | 'clients' | 'onProgress'>,
): Promise<Omit<MeasuredShop, 'name' | 'products'>> {
  const { url } = gateway;
  const questions = await questionsOf(url, sample);
  const cases = await checkedCases(url, { questions, sample });
  const clients = startClients();
  try {
    const measuredCases = await measureCases({ gateway, clients, cases, seconds, count, onProgress });
    const candidates = questions.map(({ matches }) => Math.min(matches, MAX_CANDIDATES));
    return {
      candidates: {
        least: Math.min(...candidates),
        mean: candidates.reduce((sum, each) => sum + each, 0) / candidates.length,
      },
      questions: questions.length,
      cases: measuredCases,
      stages: await measureStages(url, questions),
      residentBytes: (await gateway.metrics()).residentBytes,
    };
  } finally {
    clients.close();
  }
}

/** Once the gateway answers with all it has: its query encoder opens in the background. */
export async function questionsOf(url: string, sample: ShopSample): Promise<readonly Question[]> {
  const shopper = sample.shoppers[0];
  const text = sample.items[0]?.title ?? '';
  await untilWhole(async () => (await askSearch(url, { text, shopper })).degraded);
  return findQuestions(async (asked) => (await askSearch(url, asked)).totalCount.value, sample, QUESTIONS);
}

/** The requests of each case, each answer looked at once. Throws ENVIRONMENT at the first that is wrong. */
export async function checkedCases(
  url: string,
  { questions, sample }: { readonly questions: readonly Question[]; readonly sample: ShopSample },
): Promise<readonly CaseBodies[]> {
  const nextPages: string[] = [];
  for (const question of questions) {
    const answer = await askSearch(url, question);
    refuse(`“${question.text}”`, faultsOfSearch(answer));
    const { hasNextPage, endCursor } = answer.pageInfo;
    if (hasNextPage && endCursor !== null) nextPages.push(searchBody(question, endCursor));
  }
  const products = sample.items.map(({ id }) => id).slice(0, QUESTIONS);
  for (const product of products) refuse(product, faultsOfSimilar(await askSimilar(url, product), product));
  await askTrivial(url);
  return [
    { name: 'trivial', bodies: [bodyOf(TRIVIAL)] },
    // Before the searches: their rankings push out those that these pages belong to.
    ...(nextPages.length === 0 ? [] : [{ name: 'next page', bodies: nextPages } as const]),
    { name: 'search', bodies: questions.map((question) => searchBody(question)) },
    { name: 'similar', bodies: products.map(similarBody) },
  ];
}

function refuse(asked: string, faults: readonly string[]): void {
  if (faults.length > 0) throw problem('ENVIRONMENT', `${asked}: ${faults.join('; ')}`);
}
