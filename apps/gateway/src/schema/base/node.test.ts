import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';
import { readNodeId, writeNodeId } from './node-id.ts';

test.each([
  { type: 'Product', id: 'shoe:1' },
  { type: 'Category', id: 'Schuhe/Größe 40' },
] as const)('%j is read as it was written', (ref) => {
  expect(readNodeId(writeNodeId(ref))).toEqual(ref);
});

test.each(['', 'mug', Buffer.from('Mug:1').toString('base64url'), Buffer.from('Product:').toString('base64url')])(
  '%j is no node id',
  (text) => {
    expect(() => readNodeId(text)).toThrow(/^nodeId: expected one that this API has given/);
  },
);

describe.each(['compiled', 'graphql-js'] as const)('by %s', (executor) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openTestGateway(shoeShop(), { FUSIONRANK_GRAPHQL_EXECUTOR: executor });
  });
  afterAll(() => gateway.close());

  test('a product, its brand and its category are found again by their node ids', async () => {
    const { data } = await gateway.ask(
      '{ product(id: "mug") { nodeId brand { nodeId } category { nodeId parent { nodeId } } } }',
    );
    const { nodeId, brand, category } = data.product;
    const ids = [nodeId, brand?.nodeId, category?.nodeId, category?.parent?.nodeId];
    const query = `query ($ids: [ID!]!) { nodes(nodeIds: $ids) {
      __typename nodeId ... on Product { id title } ... on Brand { id name } ... on Category { id path }
    } }`;
    const found = await gateway.ask(query, { variables: { ids } });
    expect(found.errors).toBeUndefined();
    expect(found.data.nodes).toEqual([
      { __typename: 'Product', nodeId: ids[0], id: 'mug', title: 'White coffee mug' },
      { __typename: 'Brand', nodeId: ids[1], id: 'Oak', name: 'Oak' },
      { __typename: 'Category', nodeId: ids[2], id: 'Kitchen/Mugs', path: ['Kitchen', 'Mugs'] },
      { __typename: 'Category', nodeId: ids[3], id: 'Kitchen', path: ['Kitchen'] },
    ]);
  });

  test('one that is not there is null, one that is refused too, and those beside it are there', async () => {
    const ids = [
      { type: 'Product', id: 'none' } as const,
      { type: 'UserProfile', id: 'u2' } as const,
      { type: 'Product', id: 'mug' } as const,
    ].map(writeNodeId);
    const query = 'query ($ids: [ID!]!) { nodes(nodeIds: $ids) { __typename } }';
    const { data, errors } = await gateway.ask(query, { userId: 'u1', variables: { ids } });
    expect(data.nodes).toEqual([null, null, { __typename: 'Product' }]);
    expect(errors).toEqual([expect.objectContaining({ path: ['nodes', 1] })]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requires: 'ANALYST' });
  });

  test('a profile of another is a reading that is written down', async () => {
    const query = `{ node(nodeId: "${writeNodeId({ type: 'UserProfile', id: 'u2' })}") { ... on UserProfile { id } } }`;
    const { data } = await gateway.ask(query, { userId: 'anna', role: 'ANALYST' });
    expect(data.node).toEqual({ id: 'u2' });
    await vi.waitFor(async () => {
      const entries = await gateway.store.audit.page({ limit: 5, principal: 'user:anna' });
      expect(entries.map(({ action, subject }) => [action, subject])).toEqual([['profile.read', 'u2']]);
    });
  });
});
