import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { NextPageDocument, SearchPageDocument, TrackEventsDocument } from '@fusionrank/client/documents';

/** By POST alone: the gateway answers a GET only with a header that keeps other sites' forms out. */
export function openUrql(url: string): Client {
  return new Client({
    url,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: { 'x-session-id': 'urql' } },
  });
}

export async function titlesOfTwoPages(client: Client, text: string): Promise<readonly string[]> {
  const input = { text };
  const first = await client.query(SearchPageDocument, { input, first: 3 });
  const page = first.data?.searchRanked;
  const after = page?.pageInfo.endCursor;
  const titles = page?.edges.map(({ node }) => node.title) ?? [];
  if (typeof after !== 'string') return titles;
  const next = await client.query(NextPageDocument, { input, first: 3, after });
  return [...titles, ...(next.data?.searchRanked?.edges.map(({ node }) => node.title) ?? [])];
}

/** How many were stored now. */
export async function trackClick(client: Client, productId: string): Promise<number> {
  const events = [{ eventId: crypto.randomUUID(), payload: { click: { productId } } }];
  const { data } = await client.mutation(TrackEventsDocument, { input: { events } });
  return data?.trackEvents?.accepted ?? 0;
}
