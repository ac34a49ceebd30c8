import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  await gateway.ask(
    'mutation { trackEvents(input: { events: [{ eventId: "e", payload: { click: { productId: "mug" } } }] }) { accepted } }',
    { userId: 'u2' },
  );
});
afterAll(() => gateway.close());

const LOG = `query Log($first: Int! = 50, $after: String, $filter: AuditFilterInput) {
  auditLog(first: $first, after: $after, filter: $filter) {
    nodes { principal role action subject requestId } pageInfo { hasNextPage endCursor }
  }
}`;
async function entries(variables: object = {}) {
  const { data } = await gateway.ask(LOG, { userId: 'boss', role: 'ADMIN', variables });
  return data.auditLog;
}
const acts = async (filter: object = {}) =>
  (await entries({ filter })).nodes.map(({ principal, action, subject }) => [principal, action, subject]);

const READ = '{ userProfile(userId: "u2") { ... on UserProfile { id interactionCount affinities { key } } } }';

test('a reading of somebody else’s profile is written down once, with who, on whom and the request', async () => {
  await gateway.ask(READ, { userId: 'anna', role: 'ANALYST' });
  await vi.waitFor(async () => expect(await acts()).toEqual([['user:anna', 'profile.read', 'u2']]));
  const { nodes } = await entries();
  expect(nodes[0]).toMatchObject({ role: 'ANALYST', requestId: expect.stringMatching(/.+/) as string });
});

test('one’s own is not, nor what is refused, nor events', async () => {
  const before = await acts();
  await gateway.ask('{ userProfile { ... on UserProfile { id } } }', { userId: 'u2' });
  await gateway.ask(READ, { userId: 'nosy' });
  await gateway.ask('mutation { trackEvents(input: { events: [] }) { accepted } }', { userId: 'u2' });
  // Written after those: whatever they left would be there.
  await gateway.ask(READ, { userId: 'last', role: 'ANALYST' });
  await vi.waitFor(async () => expect(await acts()).toEqual([['user:last', 'profile.read', 'u2'], ...before]));
});

test.each([
  ['searchRanked', '{ searchRanked(input: {}, userId: "u2") { searchId } }'],
  ['recommendations', '{ recommendations(placement: HOME, userId: "u2") { requestId } }'],
  ['suggest', '{ suggest(prefix: "s", userId: "u2") { text } }'],
])('%s as somebody else would see it is written down', async (field, query) => {
  await gateway.ask(query, { userId: `by-${field}`, role: 'ANALYST' });
  const principal = `user:by-${field}`;
  await vi.waitFor(async () => expect(await acts({ principal })).toEqual([[principal, 'profile.rank', 'u2']]));
});

test('a mutation is written down, on whom it was, also when it changes nothing', async () => {
  await gateway.ask('mutation { updateConsent(input: { analytics: true }) { clientMutationId } }', { userId: 'u3' });
  const forOther = 'mutation { forgetMe(input: { confirm: false, userId: "u4" }) { requestId } }';
  await gateway.ask(forOther, { userId: 'boss', role: 'ADMIN' });
  await vi.waitFor(async () => {
    expect(await acts({ subject: 'u3' })).toEqual([['user:u3', 'mutation.updateConsent', 'u3']]);
    expect(await acts({ subject: 'u4' })).toEqual([['user:boss', 'mutation.forgetMe', 'u4']]);
  });
});

test('the log is read a page at a time, the newest first', async () => {
  const all = (await entries()).nodes;
  const first = await entries({ first: 2 });
  expect(first.nodes).toEqual(all.slice(0, 2));
  expect(first.pageInfo.hasNextPage).toBe(true);
  const next = await entries({ first: 100, after: first.pageInfo.endCursor });
  expect(next.nodes).toEqual(all.slice(2));
  expect(next.pageInfo.hasNextPage).toBe(false);
  const { errors } = await gateway.ask(LOG, { userId: 'boss', role: 'ADMIN', variables: { after: 'x' } });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('what was done while the database was away is written when it is back', async () => {
  await gateway.ask('{ product(id: "mug") { id } }');
  gateway.cable.cut();
  await gateway.ask('{ recommendations(placement: HOME, userId: "u2") { requestId } }', {
    userId: 'patient',
    role: 'ANALYST',
  });
  gateway.cable.mend();
  await vi.waitFor(async () => expect(await acts({ principal: 'user:patient' })).toHaveLength(1), { timeout: 10_000 });
});
