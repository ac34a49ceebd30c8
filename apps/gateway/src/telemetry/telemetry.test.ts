import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

interface Line {
  readonly msg: string;
  readonly level: string;
  readonly requestId?: string;
  readonly [fact: string]: unknown;
}

const written: string[] = [];
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(
    shoeShop(),
    { FUSIONRANK_LIMIT_COST: '2000', FUSIONRANK_SLOW_MS: '60000' },
    { write: (line) => void written.push(line) },
  );
});
afterAll(() => gateway.close());

const SEARCH = `query Search($input: SearchInput!) { searchRanked(input: $input, first: 3) { nodes { title } } }`;
const secret = { user: 'maria.muster@shop.example', session: 'session-of-maria', words: 'orthopaedic insoles' };

async function send(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-user-id': secret.user,
      'x-session-id': secret.session,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

const search = (headers: Record<string, string> = {}) =>
  send({ query: SEARCH, variables: { input: { text: secret.words } } }, headers);

const beacon = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'x-user-id': secret.user, ...headers },
    body,
  });
const beaconOf = (eventId: string) =>
  JSON.stringify({ sessionId: secret.session, events: [{ eventId, payload: { click: { productId: 'mug' } } }] });

/** The line that a request came to; written after its answer. */
async function lineOf(requestId: string): Promise<Line> {
  const find = () => written.map((line) => JSON.parse(line) as Line).filter((line) => line.requestId === requestId);
  await expect.poll(find).not.toEqual([]);
  return find().at(-1) as Line;
}

const metrics = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text();

describe('the log', () => {
  test('has a line for each request: operation, role, cost, outcome, status, milliseconds', async () => {
    await search({ 'x-request-id': 'request-1' });
    expect(await lineOf('request-1')).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      requestId: 'request-1',
      operation: 'Search',
      role: 'SHOPPER',
      cost: expect.any(Number) as number,
      outcome: 'OK',
      status: 200,
      ms: expect.any(Number) as number,
      degraded: expect.arrayContaining(['MODEL_UNAVAILABLE']) as string[],
      msg: 'answered',
    });
  });

  test.each([
    [
      'COST_LIMIT_EXCEEDED',
      400,
      {
        query: `{ ${Array.from({ length: 20 }, (_, i) => `s${i}: searchRanked(input: {text: "x"}, first: 100) { nodes { id } }`).join(' ')} }`,
      },
    ],
    ['GRAPHQL_VALIDATION_FAILED', 400, { query: '{ nothing }' }],
    ['BODY_TOO_LARGE', 413, { query: 'x'.repeat(5 * 1024 * 1024) }],
  ])('says of a refused one: %s', async (outcome, status, body) => {
    const id = `refused-${status}-${outcome}`;
    await send(body, { 'x-request-id': id });
    expect(await lineOf(id)).toMatchObject({ outcome, status });
  });

  test('has a line for each beacon: taken, refused, not read', async () => {
    await beacon(beaconOf('b1'), { 'x-request-id': 'beacon-1' });
    expect(await lineOf('beacon-1')).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      requestId: 'beacon-1',
      operation: 'POST /events',
      role: 'SHOPPER',
      cost: expect.any(Number) as number,
      outcome: 'OK',
      status: 202,
      ms: expect.any(Number) as number,
      msg: 'answered',
    });
    await beacon('{', { 'x-request-id': 'beacon-2' });
    expect(await lineOf('beacon-2')).toMatchObject({ outcome: 'BAD_USER_INPUT', status: 400, role: 'SHOPPER' });
    await beacon(beaconOf('b3'), { 'x-request-id': 'beacon-3', authorization: 'Bearer no' });
    expect(await lineOf('beacon-3')).toMatchObject({ outcome: 'UNAUTHENTICATED', status: 401 });
    await beacon('x'.repeat(5 * 1024 * 1024), { 'x-request-id': 'beacon-4' });
    expect(await lineOf('beacon-4')).toMatchObject({ operation: 'POST /events', outcome: 'BODY_TOO_LARGE' });
  });

  test('names a stage that failed by the request that did without it', async () => {
    gateway.cable.cut();
    await search({ 'x-request-id': 'request-2' });
    gateway.cable.mend();
    await expect
      .poll(() => written.filter((line) => line.includes('a stage was done without') && line.includes('request-2')))
      .not.toEqual([]);
  });

  test('says nothing of who asked or for what', async () => {
    await search();
    await fetch(
      `${gateway.url}/graphql?${new URLSearchParams({ query: SEARCH, variables: JSON.stringify({ input: { text: secret.words } }) }).toString()}`,
      { headers: { 'x-user-id': secret.user, 'apollo-require-preflight': 'true' } },
    );
    await send({ query: SEARCH, variables: { input: { text: secret.words, sort: secret.words } } });
    await send({
      query: `mutation { trackEvents(input: { events: [{ eventId: "${secret.words}", payload: {} }] }) { accepted } }`,
    });
    await send(
      { query: SEARCH, variables: { input: { text: secret.words } } },
      { authorization: `Bearer ${secret.user}` },
    );
    await beacon(beaconOf(secret.words));
    await beacon(secret.words);
    const seen = written.length;
    await search({ 'x-request-id': 'last' });
    await lineOf('last');
    expect(seen).toBeGreaterThan(4);
    for (const said of [...Object.values(secret), '127.0.0.1', '::1']) {
      expect(written.filter((line) => line.includes(said) && !line.includes('Server listening'))).toEqual([]);
    }
  });
});

test('a request without an id, or with one that says more than an id does, gets one of ours', async () => {
  const OURS = /^[0-9a-f-]{36}$/;
  expect((await search()).headers.get('x-request-id')).toMatch(OURS);
  expect((await search({ 'x-request-id': secret.user })).headers.get('x-request-id')).toMatch(OURS);
  expect((await search({ 'x-request-id': 'x'.repeat(65) })).headers.get('x-request-id')).toMatch(OURS);
  expect((await search({ 'x-request-id': 'edge:17.a_b' })).headers.get('x-request-id')).toBe('edge:17.a_b');
});

test('the metrics tell stages, operations, refusals, caches, and how far behind things are', async () => {
  await search();
  await search();
  await send({ query: '{ a: nothing }' });
  await beacon(beaconOf('counted'));
  const told = await metrics();
  for (const line of [
    /^fusionrank_stage_duration_seconds_count\{ranking="search",stage="retrieve"\} [1-9]/m,
    /^fusionrank_stage_duration_seconds_count\{ranking="search",stage="total"\} [1-9]/m,
    /^fusionrank_operation_duration_seconds_count\{operation="Search",outcome="OK"\} [1-9]/m,
    /^fusionrank_operation_duration_seconds_count\{operation="POST \/events",outcome="OK"\} [1-9]/m,
    /^fusionrank_operation_duration_seconds_count\{operation="none",outcome="GRAPHQL_VALIDATION_FAILED"\} [1-9]/m,
    /^fusionrank_refused_total\{code="COST_LIMIT_EXCEEDED"\} 1$/m,
    /^fusionrank_degraded_total\{ranking="search",reason="MODEL_UNAVAILABLE"\} [1-9]/m,
    /^fusionrank_cache_reads_total\{cache="operation",outcome="hit"\} [1-9]/m,
    /^fusionrank_cache_reads_total\{cache="operation",outcome="miss"\} [1-9]/m,
    /^fusionrank_cache_reads_total\{cache="profile",outcome="miss"\} [1-9]/m,
    /^fusionrank_impressions_waiting \d/m,
    /^fusionrank_subscriptions 0$/m,
    /^fusionrank_sockets 0$/m,
    /^fusionrank_event_lag_seconds \d/m,
    /^fusionrank_checked_age_seconds\{what="catalogue"\} [0-9.]+$/m,
    /^fusionrank_checked_age_seconds\{what="rules"\} [0-9.]+$/m,
  ]) {
    expect(told).toMatch(line);
  }
});

test('a client that makes up names of operations makes no more than a hundred series of them', async () => {
  for (let k = 0; k < 120; k++) await send({ query: `query Made${k} { viewer { id } }` });
  const names = new Set((await metrics()).match(/fusionrank_operation_duration_seconds_count\{operation="[^"]*"/g));
  expect(names.size).toBeLessThanOrEqual(102);
  expect([...names].join()).toContain('"other"');
});

test('a request that takes longer than it may is a warning, with its stages', async () => {
  const lines: string[] = [];
  const slow = await openTestGateway(
    shoeShop(),
    { FUSIONRANK_SLOW_MS: '1' },
    { write: (line) => void lines.push(line) },
  );
  try {
    await slow.ask(SEARCH, { variables: { input: { text: 'shoes' } } });
    await expect.poll(() => lines.filter((line) => line.includes('answered slowly'))).toHaveLength(1);
    const line = JSON.parse(lines.find((found) => found.includes('answered slowly')) ?? '') as Line;
    expect(line).toMatchObject({
      level: 'warn',
      rankings: [{ ranking: 'search', totalMs: expect.any(Number) as number, retrieve: expect.any(Number) as number }],
    });
  } finally {
    await slow.close();
  }
});
