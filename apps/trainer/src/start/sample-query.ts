import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';

/** One product of a sample answer. */
export interface SampleHit {
  readonly id: string;
  readonly title: string;
  /** `EUR 59.90`; absent when the shop does not say. */
  readonly price?: string;
  readonly score: number;
}

export interface SampleAnswer {
  /** Undefined: a stranger. */
  readonly shopper: string | undefined;
  readonly hits: readonly SampleHit[];
  readonly totalCount: number;
  readonly model: string;
  readonly degraded: readonly string[];
  readonly totalMs: number;
}

export interface Sample {
  readonly query: string;
  readonly answers: readonly SampleAnswer[];
}

export const SAMPLE_QUERY = `query ($text: String!, $shopper: ID) {
  searchRanked(input: { text: $text }, userId: $shopper, first: 5) {
    edges { score node { id title price { amount currency } } }
    totalCount { value }
    model { name version }
    degraded
    timing { totalMs }
  }
}`;

const examplesSchema = z.object({ query: z.string(), shoppers: z.array(z.string()) });
const answerSchema = z.object({
  data: z.object({
    searchRanked: z.object({
      edges: z.array(
        z.object({
          score: z.number(),
          node: z.object({
            id: z.string(),
            title: z.string(),
            price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
          }),
        }),
      ),
      totalCount: z.object({ value: z.number() }),
      model: z.object({ name: z.string(), version: z.string() }),
      degraded: z.array(z.string()),
      timing: z.object({ totalMs: z.number() }).nullable(),
    }),
  }),
});

/** Asks the running gateway, over HTTP, what each of the playground's two shoppers gets for its query; a stranger where nobody is known. Throws ENVIRONMENT when it answers otherwise. */
export async function askSample(url: string, signal: AbortSignal): Promise<Sample> {
  const { query, shoppers } = examplesSchema.parse(
    await (await fetch(`${url}/playground/examples.json`, { signal })).json(),
  );
  const answers: SampleAnswer[] = [];
  const askers = shoppers.length === 0 ? [undefined] : shoppers.slice(0, 2);
  for (const shopper of askers) answers.push(await askWhenWhole({ url, query, shopper, signal }));
  return { query, answers };
}

interface Question {
  readonly url: string;
  readonly query: string;
  readonly shopper: string | undefined;
  readonly signal: AbortSignal;
}

const MOST_ATTEMPTS = 25;
const BETWEEN_ATTEMPTS_MS = 200;

/** The query encoder opens in the background: until it is there, matches are by words alone. */
async function askWhenWhole(question: Question): Promise<SampleAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(question);
    if (!answer.degraded.includes('SEMANTIC_UNAVAILABLE') || answer.degraded.includes('MODEL_UNAVAILABLE'))
      return answer;
    if (attempt === MOST_ATTEMPTS) return answer;
    await sleep(BETWEEN_ATTEMPTS_MS, undefined, { signal: question.signal });
  }
}

/** The gateway's own time is told to analysts; a guarded one does not believe that we are, and it is the time that we waited. */
async function ask({ url, query, shopper, signal }: Question): Promise<SampleAnswer> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-role': 'ANALYST' },
    body: JSON.stringify({ query: SAMPLE_QUERY, variables: { text: query, shopper } }),
    signal,
  });
  const body: unknown = await response.json();
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) {
    const came = JSON.stringify(body).slice(0, 300);
    throw problem('ENVIRONMENT', `expected a ranked answer from ${url}/graphql, got ${came}`, { cause: parsed.error });
  }
  const { edges, totalCount, model, degraded, timing } = parsed.data.data.searchRanked;
  return {
    shopper,
    hits: edges.map(({ score, node: { id, title, price } }) => ({
      id,
      title,
      score,
      ...(price === null ? {} : { price: `${price.currency} ${price.amount}` }),
    })),
    totalCount: totalCount.value,
    model: `${model.name} ${model.version}`,
    degraded,
    totalMs: timing?.totalMs ?? performance.now() - began,
  };
}
