import { problem } from '@fusionrank/domain/problem';
import type { ShopEvent } from '@fusionrank/domain/event';
import { afterEach, expect, test } from 'vitest';
import { createTrackingTokens } from '../slates/tracking-token.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { createImpressionLog } from './impression-log.ts';
import type { ImpressionLog } from './impression-log.ts';
import { trackedEvent } from './tracked-event.ts';

let log: ImpressionLog | undefined;
afterEach(() => log?.close());

const clicks = (count: number): ShopEvent[] =>
  Array.from({ length: count }, (_, i) =>
    trackedEvent(
      { eventId: `e${i}`, payload: { click: { productId: `p${i}` } } },
      { viewer: viewerOf({ userId: 'u' }), tokens: createTrackingTokens(new Uint8Array(32)), now: new Date(0) },
    ),
  ).flat();

/** An event log that can be away. */
function eventLog() {
  const stored: ShopEvent[] = [];
  const state = { away: false };
  const append = (events: readonly ShopEvent[]) => {
    if (state.away) return Promise.reject(problem('DATABASE_UNAVAILABLE', 'away'));
    stored.push(...events);
    return Promise.resolve({ accepted: events.length, duplicates: 0 });
  };
  return { stored, state, append };
}

test('writes in batches what was added, in its order', async () => {
  const events = eventLog();
  log = createImpressionLog({ events, onFailure: () => undefined });
  expect(log.add(clicks(2_500))).toBe(true);
  await log.flush();
  expect(events.stored.map(({ eventId }) => eventId)).toEqual(clicks(2_500).map(({ eventId }) => eventId));
  expect(log.waiting).toBe(0);
});

test('keeps events while the event log is away, says so, tells it once, and writes them when it is back', async () => {
  const events = eventLog();
  const told: unknown[] = [];
  log = createImpressionLog({ events, onFailure: (cause) => told.push(cause), flushEveryMs: 60_000 });
  events.state.away = true;
  log.add(clicks(3));
  await log.flush();
  await log.flush();
  expect(log.add(clicks(1))).toBe(false);
  expect(told).toHaveLength(1);
  events.state.away = false;
  await log.flush();
  expect(events.stored).toHaveLength(4);
  expect(log.add(clicks(1))).toBe(true);
});

test('refuses what is past its capacity, and holds no more', () => {
  const events = eventLog();
  log = createImpressionLog({ events, onFailure: () => undefined, capacity: 10, flushEveryMs: 60_000 });
  expect(log.add(clicks(8))).toBe(true);
  expect(log.add(clicks(3))).toBe(false);
  expect(log.waiting).toBe(8);
});

test('close writes what is left', async () => {
  const events = eventLog();
  log = createImpressionLog({ events, onFailure: () => undefined, flushEveryMs: 60_000 });
  log.add(clicks(5));
  await log.close();
  expect(events.stored).toHaveLength(5);
});
