import { createClient } from '@fusionrank/client';

/** Titles of the first two pages, by the package's own client: nothing but `fetch`. */
export async function titlesOfTwoPages(url: string, text: string): Promise<readonly string[]> {
  const client = createClient({ url, headers: () => ({ 'x-session-id': 'plain-fetch' }) });
  const input = { text };
  const first = await client.search({ input, first: 3 });
  if (first.kind !== 'answered') throw new Error(`expected results, got ${JSON.stringify(first)}`);
  const { edges, pageInfo } = first.data;
  const titles = edges.map(({ node }) => node.title);
  if (pageInfo.endCursor === null || !pageInfo.hasNextPage) return titles;
  const next = await client.nextPage({ input, first: 3, after: pageInfo.endCursor });
  if (next.kind !== 'answered') throw new Error(`expected a second page, got ${JSON.stringify(next)}`);
  return [...titles, ...next.data.edges.map(({ node }) => node.title)];
}
