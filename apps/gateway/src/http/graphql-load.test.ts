import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let hasty: TestGateway;
let narrow: TestGateway;
beforeAll(async () => {
  hasty = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_DEADLINE_MS: '1' });
  narrow = await openTestGateway(shoeShop(), {
    FUSIONRANK_LIMIT_IN_FLIGHT: '1',
    FUSIONRANK_LIMIT_QUEUED: '1',
    FUSIONRANK_LIMIT_RATE_POINTS: '2000',
    FUSIONRANK_LIMIT_BODY_BYTES: '10000',
  });
});
afterAll(async () => {
  await hasty.close();
  await narrow.close();
});

const SEARCH = '{ searchRanked(input: { text: "running shoes" }, first: 3) { nodes { id } } }';

const send = (url: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const ask = (url: string, query: string, headers?: Record<string, string>): Promise<Response> =>
  send(url, JSON.stringify({ query }), headers);
const codeOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;

test('what is not answered by its deadline is 504, and the gateway goes on', async () => {
  const answer = await ask(hasty.url, SEARCH, { 'x-user-id': 'u1' });
  expect(answer.status).toBe(504);
  expect(await codeOf(answer)).toBe('DEADLINE_EXCEEDED');
  expect((await fetch(`${hasty.url}/readyz`)).status).toBe(200);
});

describe('with one place and one that waits', () => {
  test('twenty at once: some are answered, the others are told to come again, and health stays green', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(narrow.url, '{ viewer { id } }')));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
    for (const answer of answers.filter(({ status }) => status === 503)) {
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(await codeOf(answer)).toBe('OVERLOADED');
    }
    expect((await fetch(`${narrow.url}/healthz`)).status).toBe(200);
    expect((await ask(narrow.url, '{ viewer { id } }')).status).toBe(200);
  });

  test('a client that goes away gives its place back', async () => {
    const { port, hostname } = new URL(narrow.url);
    const body = JSON.stringify({ query: SEARCH });
    for (let i = 0; i < 5; i++) {
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      await once(socket, 'connect');
      socket.destroy();
    }
    await expect.poll(async () => (await ask(narrow.url, '{ viewer { id } }')).status).toBe(200);
  });
});

test('points are told with each answer; who has none left is told when there are', async () => {
  const headers = { 'x-user-id': 'spender' };
  const first = await ask(narrow.url, SEARCH, headers);
  expect(first.headers.get('ratelimit-limit')).toBe('2000');
  const left = Number(first.headers.get('ratelimit-remaining'));
  expect(left).toBeLessThan(1_950);
  let answer = first;
  for (let i = 0; i < 40 && answer.status === 200; i++) answer = await ask(narrow.url, SEARCH, headers);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await codeOf(answer)).toBe('RATE_LIMITED');
  expect((await ask(narrow.url, SEARCH, { 'x-user-id': 'another' })).status).toBe(200);
});

test.each([
  ['a body too large', 'x'.repeat(10_001), 'application/json', 413, 'BODY_TOO_LARGE'],
  ['half a body', '{"query":', 'application/json', 400, 'BAD_REQUEST'],
  ['XML', '<query/>', 'application/xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
] as const)('%s is refused in the form of GraphQL', async (...[, body, type, status, code]) => {
  const answer = await send(narrow.url, body, { 'content-type': type });
  expect(answer.status).toBe(status);
  expect(await codeOf(answer)).toBe(code);
});
