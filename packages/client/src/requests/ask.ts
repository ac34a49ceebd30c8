import type { OperationText } from './operation-text.ts';
import type { Failure, OperationError, Outcome, Refused } from './outcome.ts';

/** Sent with each request; asked for anew every time, so that a token may be renewed meanwhile. */
export type RequestHeaders = Readonly<Record<string, string>>;

export interface Endpoint {
  /** Of `/graphql`. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly headers: () => RequestHeaders | Promise<RequestHeaders>;
}

/** One operation, and how long it is waited for. */
export interface Asked<Data, Variables> {
  readonly text: OperationText<Data, Variables>;
  readonly variables: Variables;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly OperationError[];
  readonly extensions?: { readonly requestId?: string };
}

/** Asks one operation over HTTP. Throws only what `headers` throws. */
export async function ask<Data, Variables>(
  endpoint: Endpoint,
  { text, variables, signal, timeoutMs }: Asked<Data, Variables>,
): Promise<Outcome<Data>> {
  const headers = await endpoint.headers();
  if (signal?.aborted === true) return { kind: 'aborted' };
  const controller = new AbortController();
  const ended: { as?: Failure } = {};
  const end = (as: Failure): void => {
    ended.as ??= as;
    controller.abort();
  };
  const onAbort = (): void => end({ kind: 'aborted' });
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => end({ kind: 'timed-out', afterMs: timeoutMs }), timeoutMs);
  try {
    const response = await endpoint.fetch(endpoint.url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
      signal: controller.signal,
    });
    return outcomeOf(response, (await response.json()) as Body<Data>);
  } catch (cause) {
    return ended.as ?? { kind: 'unreachable', cause };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function outcomeOf<Data>(response: Response, { data, errors = [], extensions }: Body<Data>): Outcome<Data> {
  if (data !== null && data !== undefined) return { kind: 'answered', data, errors };
  return refused(response.status, { errors, requestId: extensions?.requestId });
}

/** The first error as the reason. */
export function refused(
  status: number,
  { errors, requestId }: { readonly errors: readonly OperationError[]; readonly requestId?: string | undefined },
): Refused {
  const [first] = errors;
  const retryAfterMs = first?.extensions?.retryAfterMs;
  return {
    kind: 'refused',
    status,
    code: first?.extensions?.code ?? 'UNKNOWN',
    message: first?.message ?? `expected an answer, got status ${status}`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
