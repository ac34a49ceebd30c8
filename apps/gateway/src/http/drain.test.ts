import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

const BODY = JSON.stringify({ query: '{ searchRanked(input: { text: "shoes" }) { nodes { id } } }' });
const HALF = BODY.length >> 1;

/** A request of which half has come. */
async function halfAsked(url: string) {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString()));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n`;
  socket.write(head + BODY.slice(0, HALF));
  await sleep(100);
  return { rest: () => socket.write(BODY.slice(HALF)), closed, answer: () => answer };
}

test('a request under way is answered while the gateway shuts down, and its connection is not kept', async () => {
  const gateway = await openTestGateway(shoeShop());
  const asked = await halfAsked(gateway.url);
  const closing = gateway.close();
  await sleep(200);
  asked.rest();
  await closing;
  await asked.closed;
  expect(asked.answer()).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(asked.answer().toLowerCase()).toContain('\r\nconnection: close\r\n');
  expect(asked.answer()).toContain('"nodes":[{"id":');
});

test('one that does not come to its end holds the shutdown no longer than the deadline', async () => {
  const gateway = await openTestGateway(shoeShop(), { FUSIONRANK_DRAIN_MS: '300' });
  const asked = await halfAsked(gateway.url);
  const began = performance.now();
  const closing = gateway.close();
  await asked.closed;
  // Without the setting it would be ten seconds.
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(asked.answer()).not.toContain('200 OK');
  await closing;
});
