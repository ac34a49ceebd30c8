import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let gateway: TestGateway;
/** 60 points a minute: what three events cost twice, not three times. */
let poor: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_EVENTS: '5', FUSIONRANK_LIMIT_BODY_BYTES: '20000' });
  poor = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_RATE_POINTS: '60' });
});
afterAll(async () => {
  await gateway.close();
  await poor.close();
});

const click = (eventId: string, productId = 'shoe-00') => ({ eventId, payload: { click: { productId } } });

async function beacon(
  body: object | string,
  headers: Record<string, string> = {},
  { url }: Pick<TestGateway, 'url'> = gateway,
) {
  const answer = await fetch(`${url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, told: (await answer.json()) as Told };
}
interface Told {
  readonly accepted?: number;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code: string } }[];
}

test('takes the text that sendBeacon sends, and JSON; what is sent twice is stored once', async () => {
  const told = { sessionId: 'beacon-session', events: [click('b1'), click('b2')] };
  expect(await beacon(told)).toMatchObject({ status: 202, told: { accepted: 2, duplicates: 0, errors: [] } });
  const again = await beacon(told, { 'content-type': 'application/json' });
  expect(again).toMatchObject({ status: 202, told: { accepted: 0, duplicates: 2 } });
});

test('a stranger is who the session of the body says: the events are in the profile of that session', async () => {
  await beacon({ sessionId: 'left-the-page', events: [click('p1', 'mug')] });
  const { data } = await gateway.ask(
    '{ userProfile(userId: "anonymous:left-the-page") { ... on UserProfile { recentInteractions { nodes { productId } } } } }',
    { role: 'ANALYST' },
  );
  expect(data.userProfile).toMatchObject({ recentInteractions: { nodes: [{ productId: 'mug' }] } });
});

test('an event that can not be taken, or not be read, is an error of its own; the others go in', async () => {
  const events = [
    click('good'),
    { eventId: 'unread', payload: { click: {}, dwell: {} } },
    { eventId: 'untaken', payload: { rating: { productId: 'mug', stars: 9 } } },
  ];
  const { status, told } = await beacon({ events }, { 'x-user-id': 'mixed' });
  expect(status).toBe(202);
  expect(told).toMatchObject({
    accepted: 1,
    errors: [
      { path: ['events', '1'], code: 'INVALID_INPUT', message: expect.stringMatching(/^payload: /) as string },
      { path: ['events', '2'], code: 'INVALID_INPUT', message: 'stars: expected 1 to 5, got 9' },
    ],
  });
});

test.each([
  { what: 'no JSON', body: '{"events":', status: 400, code: 'BAD_USER_INPUT' },
  { what: 'no object', body: '7', status: 400, code: 'BAD_USER_INPUT' },
  { what: 'no events', body: '{}', status: 400, code: 'BAD_USER_INPUT' },
  { what: 'a field that there is not', body: '{"events":[],"admin":true}', status: 400, code: 'BAD_USER_INPUT' },
  {
    what: 'more than are allowed',
    body: JSON.stringify({ events: Array(6).fill(click('x')) }),
    status: 400,
    code: 'BATCH_SIZE_EXCEEDED',
  },
  { what: 'more bytes than are allowed', body: ' '.repeat(20_001), status: 413, code: 'BODY_TOO_LARGE' },
  { what: 'of another user', body: '{"userId":"u2","events":[]}', status: 403, code: 'FORBIDDEN' },
])('refuses $what, with a code', async ({ body, status, code }) => {
  expect(await beacon(body)).toMatchObject({ status, told: { errors: [{ extensions: { code } }] } });
});

test('a token that does not hold is refused, as by GraphQL', async () => {
  const { status, told } = await beacon({ events: [click('t')] }, { authorization: 'Bearer nonsense' });
  expect(status).toBe(401);
  expect(told.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

test('costs what trackEvents costs, of the same points', async () => {
  const events = [click('r1'), click('r2'), click('r3')];
  const first = await beacon({ events }, {}, poor);
  const spent = 60 - Number(first.headers.get('ratelimit-remaining'));
  expect(spent).toBeGreaterThan(10);
  let last = first;
  for (let i = 0; i < 60 / spent; i++) last = await beacon({ events }, {}, poor);
  expect(last).toMatchObject({ status: 429, told: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] } });
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
});
