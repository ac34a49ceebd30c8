import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEventBatcher } from './event-batcher.ts';
import type { EventBatcher, EventBatcherOptions, RefusedEvents } from './event-batcher.ts';
import type { EventStorage } from './kept-events.ts';
import type { EventBatch } from './queued-event.ts';

const STORED = { status: 202, body: { accepted: 1, duplicates: 0, errors: [] } };
interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** What went out, and what the gateway says next; STORED where nothing is said. */
let answers: (Answer | Error)[];
let sent: { readonly by: 'fetch' | 'beacon'; readonly batch: EventBatch }[];
let page: EventTarget;
let ids: number;
let opened: EventBatcher[];
beforeEach(() => {
  vi.useFakeTimers();
  [answers, sent, page, ids, opened] = [[], [], new EventTarget(), 0, []];
});
afterEach(() => {
  for (const batcher of opened) batcher.close();
  vi.useRealTimers();
});

function open(options: Partial<EventBatcherOptions> = {}): EventBatcher {
  const batcher = createEventBatcher({
    url: 'http://gateway/events',
    sessionId: 's',
    consent: 'given',
    ...options,
    environment: {
      page,
      now: () => new Date(0),
      random: () => 0,
      newId: () => `e${ids++}`,
      fetch: (_url, init) => {
        sent.push({ by: 'fetch', batch: JSON.parse(init?.body as string) as EventBatch });
        const answer = answers.shift() ?? STORED;
        if (answer instanceof Error) return Promise.reject(answer);
        return Promise.resolve(Response.json(answer.body ?? {}, answer));
      },
      sendBeacon: (_url, text) => sent.push({ by: 'beacon', batch: JSON.parse(text) as EventBatch }) > 0,
      ...options.environment,
    },
  });
  opened.push(batcher);
  return batcher;
}

function memory(): EventStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get length() {
      return texts.size;
    },
    key: (i) => [...texts.keys()][i] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

const click = { click: { productId: 'mug' } };
const countsSent = () => sent.map(({ batch }) => batch.events.length);

test('events go together: when there are enough, or when the first has waited long enough', async () => {
  const batcher = open({ batchSize: 3, flushEveryMs: 1_000 });
  batcher.track(click);
  batcher.track(click);
  await vi.advanceTimersByTimeAsync(999);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(countsSent()).toEqual([2]);
  for (let i = 0; i < 3; i++) batcher.track(click);
  await vi.advanceTimersByTimeAsync(0);
  expect(countsSent()).toEqual([2, 3]);
  expect(batcher.waiting).toBe(0);
});

test('what was not taken is sent again with the same ids, later and later, not before it was told', async () => {
  const batcher = open();
  answers = [new TypeError('fetch failed'), { status: 503, headers: { 'retry-after': '5' } }, { status: 429 }];
  batcher.track(click);
  await batcher.flush();
  expect(batcher.waiting).toBe(1);
  // Half of 1,000 ms; then 5 s and half of 2,000; then half of 4,000.
  for (const [i, ms] of [500, 6_000, 2_000].entries()) {
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(sent).toHaveLength(i + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(i + 2);
  }
  expect(new Set(sent.map(({ batch }) => JSON.stringify(batch))).size).toBe(1);
  expect(batcher.waiting).toBe(0);
});

test('new events do not hurry a gateway that is away', async () => {
  const batcher = open({ batchSize: 2 });
  answers = [{ status: 503, headers: { 'retry-after': '60' } }];
  batcher.track(click);
  await batcher.flush();
  for (let i = 0; i < 10; i++) batcher.track(click);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(sent).toHaveLength(1);
});

test('what can not be stored is told, and not sent again', async () => {
  const told: RefusedEvents[] = [];
  const batcher = open({ onRefused: (refused) => told.push(refused) });
  answers = [
    { status: 202, body: { accepted: 1, errors: [{ path: ['events', '1'], code: 'INVALID_INPUT', message: 'no' }] } },
    { status: 400, body: { errors: [{ message: 'never', extensions: { code: 'BAD_USER_INPUT' } }] } },
  ];
  batcher.track(click);
  batcher.track(click);
  await batcher.flush();
  batcher.track(click);
  await batcher.flush();
  expect(told).toMatchObject([
    { kind: 'events', refusals: [{ eventId: 'e2', code: 'INVALID_INPUT', message: 'no' }] },
    { kind: 'batch', refusal: { status: 400, code: 'BAD_USER_INPUT' } },
  ]);
  expect(batcher.waiting).toBe(0);
});

test('a page that is left sends by beacon all that waits', () => {
  const batcher = open({ batchSize: 2 });
  answers = [new TypeError('gone')];
  for (let i = 0; i < 3; i++) batcher.track(click);
  page.dispatchEvent(new Event('pagehide'));
  const beacons = sent.filter(({ by }) => by === 'beacon').flatMap(({ batch }) => batch.events);
  expect(beacons.map(({ eventId }) => eventId)).toEqual(['e1', 'e2', 'e3']);
});

test('where headers are needed, which beacons have not, it is left by fetch', () => {
  const batcher = open({ headers: () => ({ authorization: 'Bearer t' }) });
  batcher.track(click);
  page.dispatchEvent(new Event('pagehide'));
  expect(sent.map(({ by }) => by)).toEqual(['fetch']);
});

test('before consent nothing is queued, kept or sent; after it is withdrawn, nothing is left', async () => {
  const storage = memory();
  const batcher = open({ consent: 'not-given', storage });
  expect(batcher.track(click)).toEqual({ kind: 'no-consent' });
  page.dispatchEvent(new Event('pagehide'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([batcher.waiting, storage.texts.size, sent.length]).toEqual([0, 0, 0]);

  batcher.giveConsent();
  expect(batcher.track(click)).toMatchObject({ kind: 'queued' });
  expect(storage.texts.size).toBe(1);
  batcher.withdrawConsent();
  page.dispatchEvent(new Event('pagehide'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([batcher.waiting, storage.texts.size, sent.length]).toEqual([0, 0, 0]);
});

test('consent given again after it was withdrawn while a batch was under way: new events go, old ones do not', async () => {
  let underWay: AbortSignal | null | undefined;
  const batcher = open({
    environment: {
      fetch: (_url, init) => {
        underWay = init?.signal;
        return new Promise((_resolve, reject) => {
          underWay?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        });
      },
    },
  });
  batcher.track(click);
  void batcher.flush();
  await vi.advanceTimersByTimeAsync(0);
  batcher.withdrawConsent();
  expect(underWay?.aborted).toBe(true);
  batcher.giveConsent();
  batcher.track(click);
  expect(batcher.waiting).toBe(1);
});

test('unsent events outlive the page, each with the session that it was of; what is no event is left out', async () => {
  const storage = memory();
  const before = open({ storage, sessionId: 'before' });
  before.track(click);
  before.close();
  storage.setItem('fusionrank-events:broken', '[{"event":7}, 3');
  storage.setItem('somebody-else', '[]');
  const after = open({ storage, sessionId: 'after' });
  after.track(click);
  await after.flush();
  expect(sent.map(({ batch }) => batch.sessionId)).toEqual(['before', 'after']);
  expect([...storage.texts.keys()]).toEqual(['somebody-else']);
});

test('where storage is full, events are held in memory; more than its capacity are not taken', () => {
  const full = memory();
  const batcher = open({
    capacity: 1,
    storage: {
      ...full,
      length: 0,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    },
  });
  expect(batcher.track(click)).toEqual({ kind: 'queued', eventId: 'e1' });
  expect(batcher.track(click)).toEqual({ kind: 'full' });
});
