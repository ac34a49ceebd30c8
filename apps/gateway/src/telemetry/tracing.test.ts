import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

/** Takes what OTLP/HTTP brings, as JSON. */
async function openReceiver() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const spans = () =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: ReceivedSpan[] }[] }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  return { url: `http://127.0.0.1:${port}/v1/traces`, bodies, spans, close: () => server.close() };
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

test.each(['compiled', 'graphql-js'])(
  'one search by %s is request → operation → stages → statements, in the trace of the caller',
  async (executor) => {
    const receiver = await openReceiver();
    const gateway = await openTestGateway(shoeShop(), {
      FUSIONRANK_OTLP_URL: receiver.url,
      FUSIONRANK_GRAPHQL_EXECUTOR: executor,
    });
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-user-id': 'maria',
        traceparent: `00-${TRACE}-${CALLER}-01`,
      },
      body: JSON.stringify({ query: 'query Find { searchRanked(input: { text: "orthopaedic" }) { nodes { id } } }' }),
    });
    await gateway.close();
    receiver.close();
    const spans = receiver.spans();
    const named = (name: string): ReceivedSpan => {
      const found = spans.find((span) => span.name === name);
      if (found === undefined) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(', ')}`);
      return found;
    };
    const parentOf = ({ parentSpanId }: ReceivedSpan) => spans.find(({ spanId }) => spanId === parentSpanId)?.name;
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    expect(named('POST /graphql').parentSpanId).toBe(CALLER);
    expect(parentOf(named('query Find'))).toBe('POST /graphql');
    for (const stage of ['remember', 'understand', 'retrieve', 'rank', 're-rank']) {
      expect(parentOf(named(stage))).toBe('query Find');
    }
    const statements = spans.filter(({ name }) => name.startsWith('SQL '));
    expect(statements.map(parentOf)).toContain('remember');
    expect(receiver.bodies.filter((body) => /maria|orthopaedic/.test(body))).toEqual([]);
  },
);
