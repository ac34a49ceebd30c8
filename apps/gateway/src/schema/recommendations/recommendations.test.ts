import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

test('recommends to a stranger, and says what ranked', async () => {
  const { data, errors } = await gateway.ask(`{
    recommendations(placement: HOME, first: 4) { requestId edges { position node { id } trackingToken } model { name } degraded }
  }`);
  expect(errors).toBeUndefined();
  expect(data.recommendations.edges).toHaveLength(4);
  expect(data.recommendations.degraded).toContain('MODEL_UNAVAILABLE');
});

test.each(['VISUAL', 'TEXTUAL', 'COLLABORATIVE', 'MULTIMODAL'])(
  'similar items by %s never hold the item itself',
  async (mode) => {
    const { data, errors } = await gateway.ask(
      `query ($mode: SimilarityMode!) { similarItems(productId: "shoe-00", mode: $mode) { nodes { id } degraded } }`,
      { variables: { mode } },
    );
    expect(errors).toBeUndefined();
    expect(data.similarItems.nodes.map((node) => node.id)).not.toContain('shoe-00');
  },
);

test('what is similar to a product nobody sells is not found', async () => {
  const { data, errors } = await gateway.ask(`{ similarItems(productId: "nothing") { nodes { id } } }`);
  expect(data.similarItems).toBeNull();
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
