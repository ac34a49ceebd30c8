import type { Clock } from '@fusionrank/domain/clock';
import { parseSessionId, parseUserId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { MAX_CANDIDATES, type SearchRequest, type Slate } from '@fusionrank/domain/search';
import { createDatabaseGuard, openServing, type Serving } from '@fusionrank/gateway/serving';
import { writeResult } from '../write-result.ts';
import { withStore, type CommandContext } from '../../command-line/context.ts';
import { untilWhole } from '../http/gateway-process.ts';
import { findQuestions, readSample, type Question } from '../http/questions.ts';
import { prepareShop, type ShopSize } from '../http/shop.ts';
import { thisMachine, type Machine } from '../machine.ts';
import { takeTurns, type TimedWay, type Way } from '../rank/take-turns.ts';
import { faultsOfSlate } from './slate-faults.ts';

export interface SearchBenchRequest {
  readonly shops: readonly { readonly name: string; readonly size: ShopSize; readonly context: CommandContext }[];
  readonly clock: Clock;
  /** Searches of each way. */
  readonly runs: number;
  /** Where the result is written, as JSON. */
  readonly file: string;
  readonly onProgress: OnProgress;
  readonly say: (sentence: string) => void;
}

export interface SearchBenchResult {
  readonly kind: 'bench-search';
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly shops: readonly SearchedShop[];
}

export interface SearchedShop {
  readonly name: string;
  readonly products: number;
  readonly questions: number;
  /** Mean candidates that a search ranks. */
  readonly candidates: number;
  /** The first one is what a shop's page asks; the others leave something out of it. */
  readonly ways: readonly TimedWay[];
}

/** The search pipeline in this process, without HTTP and GraphQL, each way beside the others in turns. */
export async function benchSearch(request: SearchBenchRequest): Promise<SearchBenchResult> {
  const shops: SearchedShop[] = [];
  for (const shop of request.shops) {
    await prepareShop({ ...shop, say: request.say, clock: request.clock, onProgress: request.onProgress });
    shops.push(await measureShop(shop, request));
  }
  const result: SearchBenchResult = {
    kind: 'bench-search',
    measuredAt: request.clock().toISOString(),
    machine: thisMachine(),
    shops,
  };
  await writeResult(request.file, result);
  return result;
}

const QUESTIONS = 40;

function measureShop(
  { name, context }: SearchBenchRequest['shops'][number],
  { clock, runs }: SearchBenchRequest,
): Promise<SearchedShop> {
  return withStore({ ...context, quiet: true }, async (store) => {
    const sample = await readSample(store);
    const log = { info: () => undefined, warn: () => undefined };
    const database = createDatabaseGuard({ stopwatch: () => performance.now(), onChange: () => undefined });
    const serving = await openServing({
      home: context.home,
      store,
      database,
      clock,
      log,
      settings: { itemPrecision: undefined },
    });
    try {
      const first = asRequest({ text: sample.items[0]?.title ?? '', shopper: undefined });
      await untilWhole(async () => (await serving.search(first)).degraded);
      const found = await findQuestions(
        async (asked) => (await serving.search(asRequest(asked))).totalCount.value,
        sample,
        QUESTIONS,
      );
      await checkAnswers(serving, found);
      const mean = found.reduce((sum, { matches }) => sum + Math.min(matches, MAX_CANDIDATES), 0) / found.length;
      const ways = await takeTurns(waysOf(serving, found), { runs, requests: found.length });
      return { name, products: sample.products, questions: found.length, candidates: mean, ways };
    } finally {
      await serving.close();
    }
  });
}

type Asked = Pick<Question, 'text' | 'shopper'>;

/** What a page of a shop asks: facets too. */
function asRequest({ text, shopper }: Asked): SearchRequest {
  return {
    text,
    userId: parseUserId(shopper ?? 'bench'),
    sessionId: parseSessionId('bench'),
    filters: [],
    sort: 'RELEVANCE',
    personalization: 1,
    facetKeys: ['brand', 'category', 'price'],
  };
}

function waysOf(serving: Serving, questions: readonly Question[]): readonly Way[] {
  const way = (name: string, change: Partial<SearchRequest>): Way => ({
    name,
    run: (at) => serving.search({ ...asRequest(questions[at] as Question), ...change }),
  });
  return [
    way('the whole search', {}),
    way('without facets', { facetKeys: [] }),
    way('as for a stranger', { personalization: 0 }),
    way('by popularity, without the network', { sort: 'POPULARITY', personalization: 0, facetKeys: [] }),
  ];
}

/** Throws ENVIRONMENT at the first answer that is wrong: what is wrong is not timed. */
async function checkAnswers(serving: Serving, questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    const slate: Slate = await serving.search(asRequest(question));
    const faults = faultsOfSlate(slate);
    if (faults.length > 0) throw problem('ENVIRONMENT', `“${question.text}”: ${faults.join('; ')}`);
  }
}
