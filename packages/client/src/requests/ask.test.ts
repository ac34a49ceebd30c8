import { expect, test } from 'vitest';
import { createClient } from '../create-client.ts';

const answering = (status: number, body: object) => () => Promise.resolve(Response.json(body, { status }));
/** Answers never; ends as `fetch` does. */
const silent: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
const open = (fetch: typeof globalThis.fetch) => createClient({ url: 'http://gateway/graphql', fetch });

test('sends the text and the variables, with headers asked for anew each time', async () => {
  const sent: RequestInit[] = [];
  let token = 0;
  const client = createClient({
    url: 'http://gateway/graphql',
    headers: () => Promise.resolve({ authorization: `Bearer ${token++}` }),
    fetch: (_url, init = {}) => {
      sent.push(init);
      return Promise.resolve(Response.json({ data: { suggest: [] } }));
    },
  });
  expect(await client.suggest({ prefix: 's' })).toEqual({ kind: 'answered', data: [], errors: [] });
  await client.suggest({ prefix: 't' });
  expect(sent.map(({ headers }) => (headers as Record<string, string>)['authorization'])).toEqual([
    'Bearer 0',
    'Bearer 1',
  ]);
  expect(JSON.parse(sent[1]?.body as string)).toEqual({
    query: expect.stringMatching(/^query Suggest\(/) as string,
    variables: { prefix: 't' },
  });
});

test('a refusal tells its code, when to come again, and the request', async () => {
  const errors = [{ message: 'too many', extensions: { code: 'OVERLOADED', retryAfterMs: 1_000 } }];
  const client = open(answering(503, { errors, extensions: { requestId: 'r' } }));
  expect(await client.search({ input: {} })).toEqual({
    kind: 'refused',
    status: 503,
    code: 'OVERLOADED',
    message: 'too many',
    retryAfterMs: 1_000,
    requestId: 'r',
  });
});

test('a root field that failed is a refusal, not an empty answer', async () => {
  const errors = [{ message: 'kept no longer', extensions: { code: 'CURSOR_EXPIRED' } }];
  const client = open(answering(200, { data: { searchRanked: null }, errors }));
  const outcome = await client.nextPage({ input: {}, after: 'x' });
  expect(outcome).toMatchObject({ kind: 'refused', status: 200, code: 'CURSOR_EXPIRED' });
});

test('waits as long as it was told, and no longer than the shopper', async () => {
  const client = open(silent);
  expect(await client.suggest({ prefix: 's' }, { timeoutMs: 5 })).toEqual({ kind: 'timed-out', afterMs: 5 });
  const controller = new AbortController();
  const asked = client.suggest({ prefix: 's' }, { signal: controller.signal });
  controller.abort();
  expect(await asked).toEqual({ kind: 'aborted' });
  expect(await client.suggest({ prefix: 's' }, { signal: controller.signal })).toEqual({ kind: 'aborted' });
});

test('no gateway there, or something else in its place, is unreachable', async () => {
  const gone = open(() => Promise.reject(new TypeError('fetch failed')));
  expect(await gone.suggest({ prefix: 's' })).toMatchObject({ kind: 'unreachable' });
  const other = open(() => Promise.resolve(new Response('<html>')));
  expect(await other.suggest({ prefix: 's' })).toMatchObject({ kind: 'unreachable' });
});
