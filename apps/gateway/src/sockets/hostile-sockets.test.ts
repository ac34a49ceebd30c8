import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { openAcknowledged, openRawSocket } from '../testing/raw-socket.ts';
import type { RawSocket, RawSocketOptions } from '../testing/raw-socket.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { makeApiKey } from '../viewer/make-api-key.ts';

const SHOP = 'https://shop.example';
const lines: string[] = [];
let gateway: TestGateway;
let production: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(
    shoeShop(),
    {
      FUSIONRANK_LIMIT_BODY_BYTES: '20000',
      FUSIONRANK_LIMIT_SOCKETS: '5',
      FUSIONRANK_LIMIT_SOCKET_OPERATIONS: '3',
      FUSIONRANK_SOCKET_INIT_MS: '500',
      FUSIONRANK_SOCKET_PING_MS: '400',
    },
    { write: (line) => void lines.push(line) },
  );
  production = await openTestGateway([], {
    FUSIONRANK_ENV: 'production',
    FUSIONRANK_AUTH: 'required',
    FUSIONRANK_TRACKING_SECRET: 'a secret that is long enough to sign tests by',
    FUSIONRANK_ALLOWED_ORIGINS: SHOP,
  });
});
afterAll(async () => {
  await gateway.close();
  await production.close();
});

const subscribe = (id: string, query: string, more: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, ...more },
});
const VIEWER = '{ viewer { role } }';
const ANSWER = { type: 'next', payload: { data: { viewer: { role: 'ANONYMOUS' } } } };
const isHealthy = async () => (await fetch(`${gateway.url}/healthz`)).status;

async function leave({ socket, closed }: RawSocket): Promise<void> {
  socket.close();
  await closed;
}

describe('closes, with the code of the protocol, a socket', () => {
  test.each<{ what: string; options?: RawSocketOptions; messages: (object | string)[]; code: number }>([
    { what: 'without the subprotocol', options: { protocol: undefined }, messages: [], code: 4406 },
    { what: 'that says nothing', messages: [], code: 4408 },
    { what: 'that sends no JSON', messages: ['{'], code: 4400 },
    { what: 'that sends no message', messages: ['[]'], code: 4400 },
    { what: 'that sends a message of no type', messages: [{ type: 'admin' }], code: 4400 },
    {
      what: 'that sends a message without an id',
      messages: [{ type: 'subscribe', payload: { query: VIEWER } }],
      code: 4400,
    },
    { what: 'that asks before it says who asks', messages: [subscribe('1', VIEWER)], code: 4401 },
    {
      what: 'that says twice who asks',
      messages: [{ type: 'connection_init' }, { type: 'connection_init' }],
      code: 4429,
    },
    {
      what: 'that says it in no text',
      messages: [{ type: 'connection_init', payload: { authorization: [] } }],
      code: 4400,
    },
    {
      what: 'that says a role there is not',
      messages: [{ type: 'connection_init', payload: { 'x-role': 'ROOT' } }],
      code: 4400,
    },
    {
      what: 'that sends more than a body may be',
      messages: [{ type: 'ping', payload: { x: 'x'.repeat(20_000) } }],
      code: 1009,
    },
  ])('$what: $code', async ({ options, messages, code }) => {
    const raw = await openRawSocket(gateway.url, options);
    for (const message of messages) raw.send(message);
    expect((await raw.closed).code).toBe(code);
    expect(await isHealthy()).toBe(200);
  });

  test('of the older protocol of the same name: it is not even opened', async () => {
    // `ws` as a client goes by the specification: none of its subprotocols was taken.
    await expect(openRawSocket(gateway.url, { protocol: 'graphql-ws' })).rejects.toThrow('no subprotocol');
  });

  test('that asks twice under one id, while the first is under way: 4409', async () => {
    const { data } = await gateway.ask('{ searchRanked(input: {}) { searchId } }', { userId: 'twice' });
    const follow = `subscription { rankingUpdated(searchId: "${data.searchRanked.searchId}") { version } }`;
    const raw = await openAcknowledged(gateway.url, { 'x-user-id': 'twice' });
    raw.send(subscribe('1', follow));
    raw.send(subscribe('1', follow));
    expect((await raw.closed).code).toBe(4409);
  });

  test('that sends what is no text, or is masked wrongly: 1007, 1002', async () => {
    const text = await openAcknowledged(gateway.url);
    text.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect((await text.closed).code).toBe(1007);
    const unmasked = await openAcknowledged(gateway.url);
    unmasked.socket.send('{}', { mask: false });
    expect((await unmasked.closed).code).toBe(1002);
  });

  test('that answers no ping: it is cut; one that does is kept', async () => {
    const dead = await openAcknowledged(gateway.url, {}, { autoPong: false });
    const alive = await openAcknowledged(gateway.url);
    expect((await dead.closed).code).toBe(1006);
    await sleep(1_000);
    alive.send(subscribe('1', VIEWER));
    expect(await alive.next()).toMatchObject(ANSWER);
    await leave(alive);
  });

  test('what it sends after it was refused is not listened to', async () => {
    const raw = await openRawSocket(gateway.url);
    raw.send({ type: 'connection_init', payload: { authorization: 'Bearer no' } });
    raw.send(subscribe('1', VIEWER));
    expect((await raw.closed).code).toBe(4401);
  });
});

describe('is bounded', () => {
  test('so many operations at once on one socket; others on it go on', async () => {
    const { data } = await gateway.ask('{ searchRanked(input: {}) { searchId } }', { userId: 'many' });
    const follow = `subscription { rankingUpdated(searchId: "${data.searchRanked.searchId}") { version } }`;
    const raw = await openAcknowledged(gateway.url, { 'x-user-id': 'many' });
    for (const id of ['1', '2', '3']) raw.send(subscribe(id, follow));
    await sleep(200);
    raw.send(subscribe('4', VIEWER));
    expect(await raw.next()).toMatchObject({
      id: '4',
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS', asked: 4, allowed: 3 } }],
    });
    raw.send({ id: '1', type: 'complete' });
    await sleep(100);
    raw.send(subscribe('5', VIEWER));
    expect(await raw.next()).toMatchObject({ id: '5', type: 'next' });
    await leave(raw);
  });

  test('ids that mean something to JavaScript mean nothing here', async () => {
    const raw = await openAcknowledged(gateway.url);
    for (const id of ['__proto__', 'constructor']) {
      raw.send(subscribe(id, VIEWER));
      expect(await raw.next()).toMatchObject({ id, ...ANSWER });
      expect(await raw.next()).toEqual({ id, type: 'complete' });
    }
    await leave(raw);
  });

  test('one that sends without end and reads nothing is closed, and the others are answered', async () => {
    const raw = await openAcknowledged(gateway.url);
    raw.socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(10_000) } });
    for (let i = 0; i < 3_000 && raw.socket.readyState === raw.socket.OPEN; i++) {
      raw.socket.send(ping);
      if (i % 100 === 0) await sleep(1);
    }
    expect(await isHealthy()).toBe(200);
    raw.socket.resume();
    expect([1006, 1008]).toContain((await raw.closed).code);
  });

  test('so many sockets of one address; each that goes gives its place back', async () => {
    const open: RawSocket[] = [];
    for (let i = 0; i < 5; i++) open.push(await openAcknowledged(gateway.url));
    await expect(openRawSocket(gateway.url)).rejects.toThrow('429');
    for (const [i, raw] of open.entries()) {
      if (i % 2 === 0) raw.socket.terminate();
      else await leave(raw);
    }
    await sleep(200);
    const again = await openAcknowledged(gateway.url);
    await leave(again);
  });

  test('a handshake that is none takes no place for good', async () => {
    const { port, hostname } = new URL(gateway.url);
    for (let i = 0; i < 10; i++) {
      const socket = connect(Number(port), hostname);
      socket.write('GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
      socket.destroy();
      await once(socket, 'close');
    }
    await sleep(100);
    await leave(await openAcknowledged(gateway.url));
  });
});

describe('pages of other origins', () => {
  const open = (origin: string, to = production) => openRawSocket(to.url, { headers: { origin } });
  test('may open none, and are told so before there is a socket', async () => {
    for (const origin of ['https://evil.example', 'https://shop.example.evil', 'null', 'http://localhost:5173']) {
      await expect(open(origin)).rejects.toThrow('403');
    }
    const old = openRawSocket(production.url, { headers: { 'sec-websocket-origin': 'https://evil.example' } });
    await expect(old).rejects.toThrow('403');
  });

  test('those of the setting may, and those of the gateway itself, and programs, which have none', async () => {
    for (const raw of [await open(SHOP), await open(production.url), await openRawSocket(production.url)])
      await leave(raw);
    await leave(await open('http://localhost:5173', gateway));
  });
});

test('a key that was revoked is refused at its next operation, on the open socket too', async () => {
  const { secret, key } = makeApiKey({ name: 'revoked', role: 'SERVICE', scopes: [], createdAt: new Date() });
  await production.store.apiKeys.add(key);
  await expect
    .poll(async () => {
      const answer = await fetch(`${production.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': secret },
        body: JSON.stringify({ query: VIEWER }),
      });
      return answer.status;
    })
    .toBe(200);
  const raw = await openAcknowledged(production.url, { 'x-api-key': secret });
  raw.send(subscribe('1', VIEWER));
  expect(await raw.next()).toMatchObject({ payload: { data: { viewer: { role: 'SERVICE' } } } });
  expect(await raw.next()).toMatchObject({ type: 'complete' });
  await production.store.apiKeys.revoke(key.prefix, new Date());
  await sleep(1_000);
  raw.send(subscribe('2', VIEWER));
  expect(await raw.closed).toMatchObject({ code: 4403 });
});

describe('what is no WebSocket at /graphql', () => {
  test('is answered as if it had not asked for an upgrade', async () => {
    await expect(openRawSocket(gateway.url, { path: '/graphql/stream' })).rejects.toThrow('404');
    await expect(openRawSocket(gateway.url, { path: '/healthz' })).rejects.toThrow('200');
  });

  test('a wish for a WebSocket that brings a body harms nobody', async () => {
    const { port, hostname } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      'GET /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n01234',
    );
    await once(socket.resume(), 'close');
    expect(await isHealthy()).toBe(200);
  });

  test('as clients of HTTP/2 ask for it with their first request, body and all, and on the same connection again', async () => {
    const { port, hostname } = new URL(gateway.url);
    const body = JSON.stringify({ query: VIEWER });
    const socket = connect(Number(port), hostname);
    let came = '';
    socket.on('data', (part: Buffer) => (came += part.toString()));
    const request = (more: string) =>
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${more}\r\n`;
    socket.write(
      request('connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n'),
    );
    socket.write(body.slice(0, 5));
    await sleep(100);
    socket.write(body.slice(5));
    await expect.poll(() => came).toMatch(/^HTTP\/1\.1 200 OK[^]*"role":"ANONYMOUS"/);
    came = '';
    socket.write(request('') + body);
    await expect.poll(() => came).toMatch(/^HTTP\/1\.1 200 OK[^]*"role":"ANONYMOUS"/);
    socket.destroy();
  });
});

describe('a gateway that stops', () => {
  test('answers what is under way, then says that it goes; who does not let go is cut', async () => {
    const stopping = await openTestGateway(shoeShop(), { FUSIONRANK_DRAIN_MS: '1500' });
    const idle = await openAcknowledged(stopping.url);
    const stubborn = await openAcknowledged(stopping.url);
    // Hears of nothing any more, so that it does not answer the close.
    stubborn.socket.pause();
    const asking = await openAcknowledged(stopping.url, { 'x-user-id': 'u1' });
    asking.send(subscribe('1', '{ searchRanked(input: { text: "red shoes" }, first: 3) { nodes { id } } }'));
    await sleep(20);
    const began = performance.now();
    const closing = stopping.close();
    expect((await idle.closed).code).toBe(1001);
    expect(await asking.next()).toMatchObject({ id: '1', type: 'next' });
    expect(await asking.next()).toEqual({ id: '1', type: 'complete' });
    expect((await asking.closed).code).toBe(1001);
    await closing;
    expect(performance.now() - began).toBeLessThan(8_000);
    stubborn.socket.terminate();
  });
});

test('a refused upgrade has its line in the log, and hostile sockets none of an error', async () => {
  await expect(openRawSocket(gateway.url, { headers: { origin: 'https://evil.example' } })).rejects.toThrow('403');
  await expect.poll(() => lines.filter((line) => line.includes('"outcome":"ORIGIN_REFUSED"'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
