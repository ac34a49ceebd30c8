import type { TestGateway } from './open-test-gateway.ts';

/** The five cheapest of the red shoes, as they were served to a shopper. */
export async function searchCheapest(gateway: Pick<TestGateway, 'ask'>, userId: string) {
  const { data } = await gateway.ask(
    '{ searchRanked(input: { text: "red shoes", sort: PRICE_ASC }, first: 5) { searchId edges { node { id } } } }',
    { userId },
  );
  const { searchId, edges } = data.searchRanked;
  return { searchId: String(searchId), ids: edges.map((edge) => edge.node.id) };
}
