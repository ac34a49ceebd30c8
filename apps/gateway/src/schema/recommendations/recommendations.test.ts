import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

test('weights of one’s own order similar items; a cursor of other weights is of another list', async () => {
  const query = `query ($weights: SimilarityWeights, $after: String) {
    similarItems(productId: "shoe-00", weights: $weights, first: 2, after: $after) { nodes { id } pageInfo { endCursor } }
  }`;
  const weights = { look: 2, text: 1 };
  const { data } = await gateway.ask(query, { variables: { weights } });
  expect(data.similarItems.nodes).toHaveLength(2);
  const after = data.similarItems.pageInfo.endCursor;
  const next = await gateway.ask(query, { variables: { weights, after } });
  expect(next.errors).toBeUndefined();
  const other = await gateway.ask(query, { variables: { weights: { look: 1 }, after } });
  expect(other.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test.each([
  [{ look: 0 }, 'weights: expected one above 0'],
  [{ look: 1, text: -2 }, 'weights.text: expected a number of at least 0, got -2'],
])('weights %o are refused', async (weights, message) => {
  const { errors } = await gateway.ask(
    `query ($weights: SimilarityWeights) { similarItems(productId: "shoe-00", weights: $weights) { requestId } }`,
    { variables: { weights } },
  );
  expect(errors?.[0]?.message).toContain(message);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

describe('of what shoppers did', () => {
  beforeAll(async () => {
    const bought: Readonly<Record<string, readonly string[]>> = {
      u1: ['mug', 'shoe-01', 'shoe-02'],
      u2: ['mug', 'shoe-02'],
      u3: ['shoe-03'],
    };
    for (const [userId, items] of Object.entries(bought)) {
      const lines = items.map((productId) => ({ productId, quantity: 1 }));
      const events = [{ eventId: 'order', payload: { purchase: { orderId: 'order', lines } } }];
      const { data } = await gateway.ask(
        'mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }',
        { userId, variables: { input: { events } } },
      );
      expect(data.trackEvents.accepted).toBe(items.length);
    }
  });

  test('what at least two shoppers bought too', async () => {
    const { data, errors } = await gateway.ask(
      '{ alsoBought(productId: "mug") { nodes { id } edges { sources trackingToken } degraded model { name } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.alsoBought.nodes).toEqual([{ id: 'shoe-02' }]);
    expect(data.alsoBought.edges[0]?.sources).toEqual(['BEHAVIOURAL']);
    expect(data.alsoBought.degraded).toEqual([]);
  });

  test('what was bought with nothing has none; what nobody sells is not found', async () => {
    const { data } = await gateway.ask('{ alsoBought(productId: "shoe-03") { nodes { id } } }');
    expect(data.alsoBought.nodes).toEqual([]);
    const { errors } = await gateway.ask('{ alsoBought(productId: "nothing") { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('what is touched most, in the shop and in a category, page by page', async () => {
    const all = await gateway.ask('{ trending(first: 10) { nodes { id } } }');
    const ids = all.data.trending.nodes.map(({ id }) => id);
    expect(ids.slice(0, 2).sort()).toEqual(['mug', 'shoe-02']);
    expect(ids).toHaveLength(4);
    const query = `query ($after: String) {
      trending(category: "Footwear", first: 1, after: $after) { nodes { id } pageInfo { endCursor } }
    }`;
    const first = await gateway.ask(query);
    expect(first.data.trending.nodes).toEqual([{ id: 'shoe-02' }]);
    const second = await gateway.ask(query, { variables: { after: first.data.trending.pageInfo.endCursor } });
    expect(['shoe-01', 'shoe-03']).toContain(second.data.trending.nodes[0]?.id);
  });

  test('recommendations of a category are of it alone', async () => {
    const { data } = await gateway.ask(
      '{ recommendations(placement: CATEGORY, category: "Kitchen") { nodes { id } } }',
    );
    expect(data.recommendations.nodes).toEqual([{ id: 'mug' }]);
    const { errors } = await gateway.ask('{ trending(category: "Kitchen//Mugs") { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('without the database, what was read a moment ago still answers, what was not is said to lack', async () => {
    gateway.cable.cut();
    try {
      const { data } = await gateway.ask('{ alsoBought(productId: "mug") { nodes { id } degraded } }');
      expect(data.alsoBought.nodes).toEqual([{ id: 'shoe-02' }]);
      const other = await gateway.ask('{ alsoBought(productId: "shoe-02") { nodes { id } degraded } }');
      expect(other.data.alsoBought.degraded).toContain('PURCHASES_UNAVAILABLE');
    } finally {
      gateway.cable.mend();
    }
  });
});
