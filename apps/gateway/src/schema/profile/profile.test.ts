import { parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';
import { writeModel } from '../../testing/write-model.ts';
import type { UserProfile } from '../types.generated.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  const users = ['u1', 'u2'].map(parseUserId);
  await writeModel({ home: gateway.home, store: gateway.store, items: shoeShop(), name: 'm1', users });
  await vi.waitFor(
    async () => {
      const { data } = await gateway.ask('{ modelInfo { live { id } } }', { userId: 'boss', role: 'ADMIN' });
      expect(data.modelInfo.live).toEqual({ id: 'm1' });
    },
    { timeout: 20_000 },
  );
  const events = Array.from({ length: 60 }, (_, i) => ({
    eventId: `e${i}`,
    payload: { click: { productId: `shoe-${String((i * 2) % 30).padStart(2, '0')}` } },
  }));
  await gateway.ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }', {
    userId: 'u1',
    variables: { input: { events } },
  });
}, 180_000);
afterAll(() => gateway.close());

async function profile(fields: string, asked: Parameters<TestGateway['ask']>[1] = { userId: 'u1' }) {
  const query = `{ userProfile(userId: "u1") { __typename ... on UserProfile { ${fields} } } }`;
  const { data, errors } = await gateway.ask(query, asked);
  return { profile: data.userProfile as UserProfile, errors };
}

test('a shopper who clicked shoes of one brand alone is of its segments', async () => {
  const { profile: own } = await profile('segments');
  expect(own.segments).toEqual(
    expect.arrayContaining(['returning', 'regular', 'brand:Swift', 'category:Sports shoes']) as string[],
  );
  expect(own.segments).not.toContain('buyer');
});

test('what was done is read a page at a time, also past the fifty that ranking reads', async () => {
  const seen: string[] = [];
  let after = '';
  for (let page = 0; page < 3; page++) {
    const fields = `recentInteractions(first: 25${after}) { edges { cursor node { productId } } pageInfo { hasNextPage endCursor } }`;
    const { edges, pageInfo } = (await profile(fields)).profile.recentInteractions!;
    seen.push(...edges.map(({ cursor }) => cursor));
    expect(pageInfo.hasNextPage).toBe(page < 2);
    after = `, after: "${pageInfo.endCursor ?? ''}"`;
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});

test('a cursor of something else is refused', async () => {
  const { errors } = await profile('recentInteractions(after: "bGlzdDox") { nodes { kind } }');
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

const LOOK =
  'recommendations(first: 3) { items { position score reason sources product { id } } model { name version } }';

test('the shopper sees what the model would show them and why, and nobody is told that they saw it', async () => {
  const { profile: own } = await profile(LOOK);
  const { items, model } = own.recommendations!;
  expect(model).toEqual({ name: 'network', version: 'm1' });
  expect(items.map(({ position }) => position)).toEqual([0, 1, 2]);
  for (const { reason, sources } of items) {
    expect(reason).toMatch(/\w+/);
    expect(sources).not.toEqual([]);
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await gateway.store.events.counts()).impressions).toBe(0);
});

test('a merchandiser sees the same of any shopper, in numbers too; another shopper sees nothing', async () => {
  const fields = `${LOOK} explanation: recommendations(first: 1) { items { explanation { logit contributions { part shapley } } } }`;
  const seen = await profile(fields, { userId: 'm', role: 'MERCHANDISER' });
  expect(seen.errors).toBeUndefined();
  // Scores hold the time since the last interaction: those of two requests are not the same to the last bit.
  const placesOf = ({ recommendations }: UserProfile) => recommendations?.items.map(({ product }) => product.id);
  expect(placesOf(seen.profile)).toEqual(placesOf((await profile(LOOK)).profile));
  const { explanation } = seen.profile as unknown as { explanation: UserProfile['recommendations'] };
  expect(explanation?.items[0]?.explanation?.contributions.length).toBeGreaterThan(3);
  const other = await profile(LOOK, { userId: 'u2' });
  expect(other.profile.__typename).toBe('ForbiddenError');
});

test('who does not consent to being known is a stranger in it', async () => {
  await gateway.ask('mutation { updateConsent(input: { personalization: false }) { clientMutationId } }', {
    userId: 'u1',
  });
  const { profile: own } = await profile('segments recentInteractions { nodes { kind } }');
  expect(own).toMatchObject({ segments: ['new'], recentInteractions: { nodes: [] } });
});
