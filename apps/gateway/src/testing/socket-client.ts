import { createClient } from 'graphql-ws';
import type { Client, FormattedExecutionResult } from 'graphql-ws';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { TestGateway } from './open-test-gateway.ts';

export interface SocketClientOptions {
  /** What is said of who asks. */
  readonly told?: Record<string, unknown>;
  /** Of the upgrade. */
  readonly headers?: Record<string, string>;
}

/** The client of the package that the protocol comes from; a socket that is refused or closes ends what goes over it. */
export function connectTo(
  { url }: Pick<TestGateway, 'url'>,
  { told = {}, headers = {} }: SocketClientOptions = {},
): Client {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WithHeaders,
    connectionParams: told,
    retryAttempts: 0,
    lazyCloseTimeout: 60_000,
  });
}

export type SocketResult = FormattedExecutionResult<Record<string, never>, unknown>;

/** The one answer to a query or a mutation. Rejects with the errors by which it was refused. */
export async function askBy(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<SocketResult> {
  for await (const result of client.iterate<Record<string, never>>({ query, variables })) return result;
  throw new Error('expected an answer, got none');
}

export interface SocketRefusal {
  readonly code: string;
  readonly requestId: string;
}

/** Of the one error by which an operation was refused before anything was executed. */
export async function refusalBy(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<SocketRefusal> {
  const errors = await askBy(client, query, variables).then(
    (result) => expect.fail(`expected a refusal, got ${JSON.stringify(result).slice(0, 500)}`),
    (cause: unknown) => cause as { readonly extensions: SocketRefusal }[],
  );
  expect(errors).toHaveLength(1);
  return errors[0]!.extensions;
}

/** Of the first five, looked at four times a second. */
export const FOLLOW = `subscription Follow($id: ID!, $every: Int! = 250) {
  rankingUpdated(searchId: $id, topK: 5, intervalMs: $every) { searchId version reason edges { trackingToken node { id } } moves { productId from to } }
}`;
