import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendLoad } from './clients.ts';
import type { LoadPlan } from './load.ts';

let server: Server;
let connections: number;
let answer: { status: number; body: string };
let bodies: string[];
let askedBy: string[];

beforeEach(async () => {
  connections = 0;
  answer = { status: 200, body: '{"data":{}}' };
  bodies = [];
  askedBy = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      const { 'x-role': role, 'x-user-id': userId } = request.headers;
      askedBy.push(`${String(role)} ${String(userId)} ${body}`);
      response.writeHead(answer.status).end(answer.body);
    });
  }).on('connection', () => connections++);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => new Promise((closed) => server.close(closed)));

function plan(overrides: Partial<LoadPlan> = {}): LoadPlan {
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    bodies: ['a', 'b', 'c'],
    pace: { kind: 'clients', clients: 3 },
    warmUpSeconds: 0,
    seconds: 0.1,
    ...overrides,
  };
}

test('clients keep their connections and send the bodies in turn', async () => {
  const { latenciesMs, failures, bytesPerAnswer } = await sendLoad(plan());
  expect(latenciesMs.length).toBeGreaterThanOrEqual(3);
  expect(latenciesMs).toHaveLength(bodies.length);
  expect(connections).toBe(3);
  expect([...bodies].sort()).toEqual(Array.from(bodies, (_, i) => 'abc'.charAt(i % 3)).sort());
  expect(bytesPerAnswer).toBe(answer.body.length);
  expect(failures).toEqual({});
});

test('who sends a body is told, all being analysts', async () => {
  const senders = ['x', 'y', 'z'];
  await sendLoad(plan({ senders }));
  expect(new Set(askedBy)).toEqual(new Set(['ANALYST x a', 'ANALYST y b', 'ANALYST z c']));
});

test('at a rate, as many requests are sent as were due', async () => {
  const { latenciesMs } = await sendLoad(plan({ pace: { kind: 'rate', requestsPerSecond: 200 }, seconds: 0.25 }));
  expect(latenciesMs).toHaveLength(50);
});

test('requests of the warm-up are sent and not counted', async () => {
  const { latenciesMs } = await sendLoad(
    plan({ pace: { kind: 'rate', requestsPerSecond: 100 }, warmUpSeconds: 0.1, seconds: 0.1 }),
  );
  expect(latenciesMs).toHaveLength(10);
  expect(bodies).toHaveLength(20);
});

test('answers that had to do without something are counted', async () => {
  answer = { status: 200, body: '{"data":{"searchRanked":{"degraded":["PROFILE_UNAVAILABLE"]}}}' };
  const { degraded, failures } = await sendLoad(plan());
  expect(degraded).toBe(bodies.length);
  expect(failures).toEqual({});
});

test.each([
  { fact: 'a status other than 200', given: { status: 503, body: 'busy' }, reason: 'status 503' },
  { fact: 'GraphQL errors under status 200', given: { status: 200, body: '{"errors":[1]}' }, reason: '{"errors":[1]}' },
])('$fact is a failure, not an answer', async ({ given, reason }) => {
  answer = given;
  const { latenciesMs, failures } = await sendLoad(plan());
  expect(latenciesMs).toEqual([]);
  expect(failures).toEqual({ [reason]: bodies.length });
});

test('a server that is not there fails every request', async () => {
  const { latenciesMs, failures } = await sendLoad(
    plan({ url: 'http://127.0.0.1:1/', pace: { kind: 'rate', requestsPerSecond: 50 } }),
  );
  expect(latenciesMs).toEqual([]);
  expect(failures).toEqual({ 'connect ECONNREFUSED 127.0.0.1:1': 5 });
});
