import { refused } from '../requests/ask.ts';
import type { RequestHeaders } from '../requests/ask.ts';
import type { OperationError, Refused } from '../requests/outcome.ts';
import type { EventBatch } from './queued-event.ts';

/** What became of a batch. */
export type Sent =
  | { readonly kind: 'stored'; readonly refusals: readonly EventRefusal[] }
  /** Not now: it was not taken, or nobody knows whether it was. */
  | { readonly kind: 'again'; readonly retryAfterMs: number | undefined }
  /** Never: all of it is refused. */
  | { readonly kind: 'refused'; readonly refusal: Refused };

/** An event that the gateway can not take. */
export interface EventRefusal {
  readonly eventId: string;
  readonly code: string;
  readonly message: string;
}

export interface EventEndpoint {
  /** Of `/events`. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly headers: () => RequestHeaders;
}

/** Text needs no preflight; the gateway reads it as JSON. */
const AS_TEXT = 'text/plain;charset=UTF-8';
/** Another answer may come to the same: a token to be renewed, too long on the way, too many, out of order. */
const COME_AGAIN: ReadonlySet<number> = new Set([401, 408, 425, 429]);

interface Body {
  readonly errors?: readonly (Partial<OperationError> & { readonly code?: string })[];
}

/** Sends a batch; it goes on when the page is left meanwhile. Throws nothing of the network's. */
export async function sendBatch(
  { url, fetch, headers }: EventEndpoint,
  batch: EventBatch,
  signal: AbortSignal,
): Promise<Sent> {
  let response: Response;
  let body: Body;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { ...headers(), 'content-type': AS_TEXT },
      body: JSON.stringify(batch),
      keepalive: true,
      signal,
    });
    body = (await response.json()) as Body;
  } catch {
    return { kind: 'again', retryAfterMs: undefined };
  }
  if (response.ok) return { kind: 'stored', refusals: refusalsOf(batch, body) };
  const refusal = refused(response.status, { errors: (body.errors ?? []) as readonly OperationError[] });
  if (response.status >= 500 || COME_AGAIN.has(response.status)) {
    return { kind: 'again', retryAfterMs: refusal.retryAfterMs ?? retryAfterIn(response) };
  }
  return { kind: 'refused', refusal };
}

function refusalsOf({ events }: EventBatch, { errors = [] }: Body): readonly EventRefusal[] {
  return errors.flatMap(({ path, code = 'UNKNOWN', message = '' }) => {
    const event = events[Number(path?.[1])];
    return event === undefined ? [] : [{ eventId: event.eventId, code, message }];
  });
}

/** Seconds, as gateways and what stands before them say it. */
function retryAfterIn({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}
