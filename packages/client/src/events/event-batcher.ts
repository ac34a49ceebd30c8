import type { RequestHeaders } from '../requests/ask.ts';
import type { Refused } from '../requests/outcome.ts';
import { keptEvents } from './kept-events.ts';
import type { EventStorage, KeptEvents } from './kept-events.ts';
import { nextBatch } from './next-batch.ts';
import type { EventBatch, EventPayload, QueuedEvent } from './queued-event.ts';
import { retryDelayMs } from './retry-delay.ts';
import { sendBatch } from './send-batch.ts';
import type { EventEndpoint, EventRefusal } from './send-batch.ts';

/** Whether the shopper agreed that what they do is written down. Nothing is queued, kept or sent before they did. */
export type TrackingConsent = 'given' | 'not-given';

export interface EventBatcherOptions {
  /** Of `/events`. */
  readonly url: string;
  /** The same that the searches are asked with. */
  readonly sessionId: string;
  readonly consent: TrackingConsent;
  /** Asked for before each batch. With any, a page that is left sends by `fetch` with `keepalive`: beacons have no headers. */
  readonly headers?: () => RequestHeaders;
  /** Where unsent events outlive the page, e.g. `localStorage`; by default nowhere. */
  readonly storage?: EventStorage;
  /** What can't be stored, one event or a whole batch; it is not tried again. */
  readonly onRefused?: (refused: RefusedEvents) => void;
  /** An event waits at most this long for others, by default 2,000. */
  readonly flushEveryMs?: number;
  /** A batch goes at once when there are so many, by default 50. */
  readonly batchSize?: number;
  /** More are not taken while the gateway is away, by default 1,000. */
  readonly capacity?: number;
  /** By default the browser's. */
  readonly environment?: Partial<BrowserParts>;
}

export type RefusedEvents =
  | { readonly kind: 'events'; readonly refusals: readonly EventRefusal[] }
  | { readonly kind: 'batch'; readonly batch: EventBatch; readonly refusal: Refused };

/** What the batcher uses of the browser. */
export interface BrowserParts {
  readonly fetch: typeof fetch;
  /** Absent in some browsers and in Node. */
  readonly sendBeacon: ((url: string, text: string) => boolean) | undefined;
  /** Tells of `pagehide`; the window. */
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | undefined;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
}

export type Tracked =
  | { readonly kind: 'queued'; readonly eventId: string }
  | { readonly kind: 'no-consent' }
  /** Too many wait already: the gateway has been away for long. */
  | { readonly kind: 'full' };

export interface EventBatcher {
  track(payload: EventPayload): Tracked;
  giveConsent(): void;
  /** Forgets what waits, in memory and in storage, and stops what is under way. */
  withdrawConsent(): void;
  /** Sends what waits now; resolves when it is stored, refused, or has to be tried again later. */
  flush(): Promise<void>;
  /** Sends no more. */
  close(): void;
  readonly waiting: number;
}

const FLUSH_EVERY_MS = 2_000;
const BATCH_SIZE = 50;
/** Below the 64 KiB of beacons and of `keepalive`. */
const BATCH_BYTES = 60_000;
const CAPACITY = 1_000;
const RETRY = { firstMs: 1_000, mostMs: 60_000 } as const;

/** Events of one page, sent together, as often as it takes, also when the page is left. */
export function createEventBatcher(options: EventBatcherOptions): EventBatcher {
  return new PageEvents(options);
}

class PageEvents implements EventBatcher {
  readonly #options: EventBatcherOptions;
  readonly #browser: BrowserParts;
  readonly #endpoint: EventEndpoint;
  readonly #kept: KeptEvents;
  #consent: TrackingConsent;
  #queue: QueuedEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #flushing: Promise<void> | undefined;
  #underWay = new AbortController();

  constructor(options: EventBatcherOptions) {
    this.#options = options;
    this.#browser = { ...browserParts(), ...options.environment };
    this.#endpoint = {
      url: options.url,
      fetch: this.#browser.fetch,
      headers: options.headers ?? (() => ({})),
    };
    this.#kept = keptEvents(options.storage, this.#browser.newId());
    this.#consent = options.consent;
    this.#browser.page?.addEventListener('pagehide', this.#leavePage);
    if (options.consent === 'given') this.#adopt();
  }

  get waiting(): number {
    return this.#queue.length;
  }

  track(payload: EventPayload): Tracked {
    if (this.#consent !== 'given') return { kind: 'no-consent' };
    if (this.#queue.length >= (this.#options.capacity ?? CAPACITY)) return { kind: 'full' };
    const { newId, now } = this.#browser;
    const eventId = newId();
    const event = { eventId, occurredAt: now().toISOString(), payload };
    this.#replace([...this.#queue, { sessionId: this.#options.sessionId, event }]);
    if (this.#failures === 0 && this.#queue.length >= this.#batchSize) void this.flush();
    else this.#flushIn(this.#flushEveryMs);
    return { kind: 'queued', eventId };
  }

  giveConsent(): void {
    if (this.#consent === 'given') return;
    this.#consent = 'given';
    this.#adopt();
  }

  withdrawConsent(): void {
    this.#consent = 'not-given';
    this.#underWay.abort();
    this.#underWay = new AbortController();
    this.#stopTimer();
    this.#queue = [];
    this.#kept.clear();
  }

  flush(): Promise<void> {
    this.#flushing ??= this.#drain().finally(() => {
      this.#flushing = undefined;
      // What came after consent was taken back and given again waited for this to end.
      if (this.#queue.length > 0 && !this.#underWay.signal.aborted) this.#flushIn(this.#flushEveryMs);
    });
    return this.#flushing;
  }

  close(): void {
    this.#stopTimer();
    this.#underWay.abort();
    this.#browser.page?.removeEventListener('pagehide', this.#leavePage);
  }

  get #flushEveryMs(): number {
    return this.#options.flushEveryMs ?? FLUSH_EVERY_MS;
  }

  get #batchSize(): number {
    return this.#options.batchSize ?? BATCH_SIZE;
  }

  async #drain(): Promise<void> {
    this.#stopTimer();
    for (let batch = this.#next(this.#queue); batch !== undefined; batch = this.#next(this.#queue)) {
      const { signal } = this.#underWay;
      const sent = await sendBatch(this.#endpoint, batch, signal);
      // Consent was withdrawn, or the page closed: what came of it is nobody's business any more.
      if (signal.aborted) return;
      if (sent.kind === 'again') {
        this.#failures++;
        const random = this.#browser.random();
        const { retryAfterMs } = sent;
        this.#flushIn(retryDelayMs(RETRY, { failures: this.#failures, retryAfterMs, random }));
        return;
      }
      this.#failures = 0;
      this.#forget(batch);
      if (sent.kind === 'refused') this.#options.onRefused?.({ kind: 'batch', batch, refusal: sent.refusal });
      else if (sent.refusals.length > 0) this.#options.onRefused?.({ kind: 'events', refusals: sent.refusals });
    }
  }

  /** All that waits, also what is under way: sent twice, it is stored once. It waits on, for a page that comes back. */
  readonly #leavePage = (): void => {
    if (this.#consent !== 'given') return;
    const { sendBeacon } = this.#browser;
    const hasHeaders = Object.keys(this.#endpoint.headers()).length > 0;
    let rest: readonly QueuedEvent[] = this.#queue;
    for (let batch = this.#next(rest); batch !== undefined; batch = this.#next(rest)) {
      if (sendBeacon === undefined || hasHeaders) void sendBatch(this.#endpoint, batch, this.#underWay.signal);
      else if (!sendBeacon(this.#endpoint.url, JSON.stringify(batch))) return;
      rest = rest.slice(batch.events.length);
    }
  };

  #next(queue: readonly QueuedEvent[]): EventBatch | undefined {
    return nextBatch(queue, { events: this.#batchSize, bytes: BATCH_BYTES });
  }

  #adopt(): void {
    const left = this.#kept.adopt();
    if (left.length === 0) return;
    this.#replace([...left, ...this.#queue]);
    this.#flushIn(0);
  }

  #forget({ events }: EventBatch): void {
    const gone = new Set(events.map(({ eventId }) => eventId));
    this.#replace(this.#queue.filter(({ event }) => !gone.has(event.eventId)));
  }

  #replace(queue: QueuedEvent[]): void {
    this.#queue = queue;
    this.#kept.write(queue);
  }

  /** The first timer that was set counts: who waits for the gateway to come back is not hurried by new events. */
  #flushIn(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, ms);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function browserParts(): BrowserParts {
  const { navigator, window } = globalThis as Partial<typeof globalThis>;
  return {
    fetch: (...call) => fetch(...call),
    sendBeacon: navigator?.sendBeacon === undefined ? undefined : (url, text) => navigator.sendBeacon(url, text),
    page: window,
    now: () => new Date(),
    random: Math.random,
    newId: randomId,
  };
}

/** Browsers have `randomUUID` on https and localhost alone. */
function randomId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  return Array.from((crypto as Crypto).getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
