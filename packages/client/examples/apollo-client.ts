import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { NextPageDocument, SearchPageDocument, SimilarItemsDocument } from '@fusionrank/client/documents';

/** Products are kept by their id, a ranking's edges with the answer that they came in. */
export function openApollo(url: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: url, headers: { 'x-session-id': 'apollo' } }),
    cache: new InMemoryCache({
      possibleTypes: { Facet: ['TermsFacet', 'RangeFacet'] },
      typePolicies: { Brand: { keyFields: false }, SearchConnection: { keyFields: ['searchId'], merge: true } },
    }),
  });
}

export async function titlesOfTwoPages(client: ApolloClient, text: string): Promise<readonly string[]> {
  const input = { text };
  const first = await client.query({ query: SearchPageDocument, variables: { input, first: 3 } });
  const page = first.data?.searchRanked;
  const after = page?.pageInfo.endCursor;
  const titles = page?.edges.map(({ node }) => node.title) ?? [];
  if (typeof after !== 'string') return titles;
  const next = await client.query({ query: NextPageDocument, variables: { input, first: 3, after } });
  return [...titles, ...(next.data?.searchRanked?.edges.map(({ node }) => node.title) ?? [])];
}

export async function idsOfSimilarItems(client: ApolloClient, productId: string): Promise<readonly string[]> {
  const { data } = await client.query({ query: SimilarItemsDocument, variables: { productId, first: 3 } });
  return data?.similarItems?.edges.map(({ node }) => node.id) ?? [];
}
