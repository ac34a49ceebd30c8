import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { Asked, TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

const QUERY = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  __typename
  ... on Product { id title category { id } }
  ... on Brand { id name }
  ... on Category { id path }
  ... on UserProfile { id interactionCount }
} }`;

test('without the setting there is no such field', async () => {
  const gateway = await openTestGateway(shoeShop());
  const { errors } = await gateway.ask('{ _service { sdl } }').finally(() => gateway.close());
  expect(errors?.[0]?.message).toContain('Cannot query field "_service"');
});

describe.each(['compiled', 'graphql-js'] as const)('by %s', (executor) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openTestGateway(shoeShop(), {
      FUSIONRANK_FEDERATION: '1',
      FUSIONRANK_GRAPHQL_EXECUTOR: executor,
      FUSIONRANK_INTROSPECTION: 'auth',
      FUSIONRANK_LIMIT_COST: '600',
    });
  });
  afterAll(() => gateway.close());

  /** Data and codes; the answers' types do not know the federation's fields. */
  async function entities(
    representations: readonly object[],
    asked: Asked = {},
  ): Promise<{ found: unknown; codes: unknown }> {
    const { data, errors = [] } = await gateway.ask(QUERY, { ...asked, variables: { representations } });
    const { _entities: found } = { ...data } as unknown as { readonly _entities?: unknown };
    return { found: found ?? null, codes: errors.map(({ extensions }) => extensions.code) };
  }

  test('objects are found by type and id, in the order asked, those that are not there are null', async () => {
    const before = gateway.productReads();
    const { found, codes } = await entities([
      { __typename: 'Product', id: 'mug' },
      { __typename: 'Brand', id: 'Oak' },
      { __typename: 'Product', id: 'none' },
      { __typename: 'Category', id: 'Kitchen/Mugs' },
      { __typename: 'Product', id: 'mug', title: 'a title that the router sent' },
    ]);
    const mug = { __typename: 'Product', id: 'mug', title: 'White coffee mug', category: { id: 'Kitchen/Mugs' } };
    expect(codes).toEqual([]);
    expect(found).toEqual([
      mug,
      { __typename: 'Brand', id: 'Oak', name: 'Oak' },
      null,
      { __typename: 'Category', id: 'Kitchen/Mugs', path: ['Kitchen', 'Mugs'] },
      mug,
    ]);
    expect(gateway.productReads() - before).toBe(1);
  });

  test('a profile is shown to whom `node` shows it, and a reading of another’s is written down', async () => {
    const profile = { __typename: 'UserProfile', id: 'u2' };
    const mug = { __typename: 'Product', id: 'mug' };
    const stranger = await entities([profile, mug], { sessionId: 's' });
    expect(stranger).toMatchObject({ found: [null, { id: 'mug' }], codes: ['FORBIDDEN'] });
    expect(await entities([profile], { userId: 'u1' })).toEqual({ found: [null], codes: ['FORBIDDEN'] });
    const shown = { found: [{ __typename: 'UserProfile', id: 'u2', interactionCount: 0 }], codes: [] };
    expect(await entities([profile], { userId: 'u2' })).toEqual(shown);
    expect(await entities([profile], { userId: 'anna', role: 'ANALYST' })).toEqual(shown);
    await vi.waitFor(async () => {
      const entries = await gateway.store.audit.page({ limit: 5, principal: 'user:anna' });
      expect(entries.map(({ action, subject }) => [action, subject])).toEqual([['profile.read', 'u2']]);
    });
  });

  test('what a router says of an object beside its key counts nothing: no way to another’s profile', async () => {
    const forged = { __typename: 'UserProfile', id: 'u2', userId: 'u1', interactionCount: 7, consent: {} };
    expect(await entities([forged], { userId: 'u1' })).toEqual({ found: [null], codes: ['FORBIDDEN'] });
  });

  test.each([
    ['no entity', { __typename: 'ModelVersion', id: 'm' }],
    ['an interface', { __typename: 'Node', id: 'mug' }],
    ['a key that is no text', { __typename: 'Product', id: 7 }],
    ['no key', { __typename: 'Product' }],
    ['no type', { id: 'mug' }],
  ])('%s is refused, and nothing of it is shown', async (_what, representation) => {
    const { found, codes } = await entities([representation], { userId: 'u1', role: 'ADMIN' });
    expect(found === null || JSON.stringify(found) === '[null]').toBe(true);
    expect(codes).toHaveLength(1);
  });

  test('representations are counted as the ids of a list are: how many, and what they cost', async () => {
    const many = (n: number) => Array.from({ length: n }, () => ({ __typename: 'Brand', id: 'Oak' }));
    expect((await entities(many(251))).codes).toEqual(['BATCH_SIZE_EXCEEDED']);
    expect((await entities(many(240))).codes).toEqual(['COST_LIMIT_EXCEEDED']);
    expect((await entities(many(100))).codes).toEqual([]);
  });

  test('the schema is told to whom introspection is', async () => {
    const asked = '{ _service { sdl } }';
    expect((await gateway.ask(asked)).errors?.[0]?.extensions.code).toBe('INTROSPECTION_REFUSED');
    const { data } = await gateway.ask(asked, { userId: 'u1' });
    expect(JSON.stringify(data)).toContain('@key(fields: \\"id\\")');
  });
});
