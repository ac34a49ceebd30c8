import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const TRACK = `mutation Track($input: TrackEventsInput!) {
  trackEvents(input: $input) { accepted duplicates errors { ... on ValidationError { path code message } } clientMutationId }
}`;
const track = (userId: string, events: readonly object[]) =>
  gateway.ask(TRACK, {
    userId,
    sessionId: `${userId}-session`,
    variables: { input: { events, clientMutationId: 'm' } },
  });
const click = (eventId: string, productId = 'shoe-00') => ({ eventId, payload: { click: { productId } } });

const PROFILE = `query Profile($userId: ID) {
  userProfile(userId: $userId) {
    __typename
    ... on UserProfile {
      id interactionCount
      affinities(kind: BRAND) { label weight evidence }
      recentInteractions { nodes { kind productId query product { id title } } }
      similarUsers { userId }
      consent { personalization }
    }
    ... on UserError { message }
  }
}`;

test('what is sent twice is stored once', async () => {
  expect((await track('twice', [click('e1'), click('e2')])).data.trackEvents).toEqual({
    accepted: 2,
    duplicates: 0,
    errors: [],
    clientMutationId: 'm',
  });
  expect((await track('twice', [click('e2'), click('e3'), click('e3')])).data.trackEvents).toMatchObject({
    accepted: 1,
    duplicates: 2,
  });
});

test('an event that can not be taken is an error of its own; the others go in', async () => {
  const events = [click('good'), { eventId: 'bad', payload: { rating: { productId: 'mug', stars: 9 } } }];
  expect((await track('mixed', events)).data.trackEvents).toMatchObject({
    accepted: 1,
    errors: [{ path: ['events', '1'], code: 'INVALID_INPUT', message: 'stars: expected 1 to 5, got 9' }],
  });
});

test('takes 1,000 events, not 1,001', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => click(`many-${i}`));
  expect((await track('many', many(1_000))).data.trackEvents).toMatchObject({ accepted: 1_000 });
  const { errors } = await track('many', many(1_001));
  expect(errors?.[0]?.message).toBe('trackEvents(input.events): expected at most 1000, got 1001');
});

test("an event is in the shopper's very next profile", async () => {
  await track('reader', [click('e1', 'shoe-01')]);
  const { data } = await gateway.ask(PROFILE, { userId: 'reader' });
  expect(data.userProfile).toMatchObject({
    id: 'reader',
    interactionCount: 1,
    affinities: [{ label: 'Oak', weight: 1, evidence: 1 }],
    recentInteractions: { nodes: [{ kind: 'CLICK', productId: 'shoe-01', product: { id: 'shoe-01' } }] },
    consent: { personalization: true },
  });
});

test('the products of a history are read in one statement', async () => {
  const events = Array.from({ length: 12 }, (_, i) => click(`h${i}`, `shoe-${String(i).padStart(2, '0')}`));
  await track('historian', events);
  const before = gateway.productReads();
  const { data } = await gateway.ask(PROFILE, { userId: 'historian' });
  expect(data.userProfile).toMatchObject({ recentInteractions: { nodes: { length: 12 } } });
  expect(gateway.productReads() - before).toBe(1);
});

test('a click by its tracking token remembers the query that led to it', async () => {
  const { data } = await gateway.ask(
    `{ searchRanked(input: { text: "coffee mug" }, first: 1) { edges { trackingToken node { id } } } }`,
    { userId: 'searcher' },
  );
  const [edge] = data.searchRanked.edges;
  await track('searcher', [{ eventId: 'c', payload: { click: { trackingToken: edge?.trackingToken } } }]);
  const profile = await gateway.ask(PROFILE, { userId: 'searcher' });
  expect(profile.data.userProfile).toMatchObject({
    recentInteractions: { nodes: [{ productId: edge?.node.id, query: 'coffee mug' }] },
  });
});

describe('a profile', () => {
  test("of the viewer's own is empty before anything was done", async () => {
    const { data } = await gateway.ask(PROFILE, { userId: 'nobody-yet' });
    expect(data.userProfile).toMatchObject({ __typename: 'UserProfile', interactionCount: 0, affinities: [] });
  });

  test('of another of whom nothing is known is not found; a malformed id is a validation error', async () => {
    const unknown = await gateway.ask(PROFILE, { role: 'ANALYST', variables: { userId: 'stranger' } });
    expect(unknown.data.userProfile.__typename).toBe('NotFoundError');
    const malformed = await gateway.ask(PROFILE, { role: 'ANALYST', variables: { userId: 'x'.repeat(201) } });
    expect(malformed.data.userProfile.__typename).toBe('ValidationError');
  });
});

test('an anonymous session has a taste of its own', async () => {
  const asked = { sessionId: 'just-looking' };
  const input = { events: [click('a1', 'mug')] };
  await gateway.ask(TRACK, { ...asked, variables: { input } });
  const variables = { userId: 'anonymous:just-looking' };
  const { data } = await gateway.ask(PROFILE, { role: 'ANALYST', variables });
  expect(data.userProfile).toMatchObject({ recentInteractions: { nodes: [{ productId: 'mug' }] } });
});
