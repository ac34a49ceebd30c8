import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';
import { bodyOf, HOLDING, SEARCH, SIMILAR, TRIVIAL } from './documents.ts';

const edgeSchema = z.object({
  cursor: z.string(),
  position: z.number(),
  score: z.number(),
  trackingToken: z.string(),
  node: z.object({
    id: z.string(),
    title: z.string().min(1),
    availability: z.string(),
    price: z.object({ amount: z.string() }).nullish(),
  }),
});
const searchSchema = z.object({
  searchRanked: z.object({
    degraded: z.array(z.string()),
    totalCount: z.object({ value: z.number() }),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    model: z.object({ name: z.string() }),
    timing: z.object({ totalMs: z.number(), stages: z.array(z.object({ name: z.string(), ms: z.number() })) }),
    facets: z.array(z.object({ key: z.string() })),
    edges: z.array(edgeSchema),
  }),
});
const holdingSchema = z.object({ searchRanked: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });
const similarSchema = z.object({
  similarItems: z.object({ degraded: z.array(z.string()), edges: z.array(edgeSchema) }),
});

export type SearchAnswer = z.infer<typeof searchSchema>['searchRanked'];
export type SimilarAnswer = z.infer<typeof similarSchema>['similarItems'];
type Edge = z.infer<typeof edgeSchema>;

/** What is searched for, and as whom. */
export interface SearchAsked {
  readonly text: string;
  readonly shopper: string | undefined;
}

export const PAGE = 24;

/** Throws ENVIRONMENT for an answer of another form than asked for, or with errors. */
export async function askSearch(url: string, asked: SearchAsked, after?: string): Promise<SearchAnswer> {
  return searchSchema.parse(await ask(url, searchBody(asked, after))).searchRanked;
}

export async function askSimilar(url: string, product: string): Promise<SimilarAnswer> {
  return similarSchema.parse(await ask(url, similarBody(product))).similarItems;
}

/** Ids of the newest products that hold a word. */
export async function askHolding(url: string, word: string): Promise<readonly string[]> {
  const { searchRanked } = holdingSchema.parse(await ask(url, bodyOf(HOLDING, { text: word })));
  return searchRanked.nodes.map(({ id }) => id);
}

export async function askTrivial(url: string): Promise<void> {
  z.object({ __typename: z.literal('Query') }).parse(await ask(url, bodyOf(TRIVIAL)));
}

export const searchBody = ({ text, shopper }: SearchAsked, after?: string): string =>
  bodyOf(SEARCH, { text, shopper, after });
export const similarBody = (product: string): string => bodyOf(SIMILAR, { product });

async function ask(url: string, body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-role': 'ANALYST' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const text = await response.text();
  const parsed = z
    .object({ data: z.record(z.string(), z.unknown()), errors: z.undefined().optional() })
    .safeParse(JSON.parse(text));
  if (response.status === 200 && parsed.success) return parsed.data.data;
  throw problem('ENVIRONMENT', `expected an answer, got status ${response.status}: ${text.slice(0, 300)}`);
}

/** What is wrong with a whole first page, one sentence each: its size, places, order, facets, and what it did without. */
export function faultsOfSearch({ edges, facets, degraded, totalCount, model }: SearchAnswer): readonly string[] {
  const expected = Math.min(PAGE, totalCount.value);
  return [
    ...(edges.length === expected ? [] : [`expected ${expected} products, got ${edges.length}`]),
    ...(facets.some(({ key }) => key === 'category') ? [] : ['expected facets, among them category']),
    ...(model.name === 'network' ? [] : [`expected the network to rank, got ${model.name}`]),
    ...degraded.map((what) => `degraded: ${what}`),
    ...faultsOfEdges(edges),
  ];
}

/** The same of products like one. */
export function faultsOfSimilar({ edges, degraded }: SimilarAnswer, product: string): readonly string[] {
  return [
    ...(edges.length > 0 ? [] : ['expected products like it, got none']),
    ...(edges.some(({ node }) => node.id === product) ? ['got the product itself'] : []),
    ...degraded.map((what) => `degraded: ${what}`),
    ...faultsOfEdges(edges),
  ];
}

function faultsOfEdges(edges: readonly Edge[]): readonly string[] {
  const forSale = edges.filter(({ node }) => node.availability !== 'OUT_OF_STOCK');
  const falls = forSale.every(({ score }, i) => i === 0 || score <= (forSale[i - 1]?.score ?? Infinity));
  const places = edges.every(({ position }, i) => position === i);
  const distinct = new Set(edges.map(({ node }) => node.id)).size === edges.length;
  return [
    ...(falls ? [] : ['expected falling scores']),
    ...(places ? [] : ['expected places from 0']),
    ...(distinct ? [] : ['expected each product once']),
  ];
}
