import { expect, test } from 'vitest';
import { nextBatch } from './next-batch.ts';
import type { QueuedEvent } from './queued-event.ts';

const event = (eventId: string, sessionId = 's'): QueuedEvent => ({
  sessionId,
  event: { eventId, occurredAt: '2026-11-30T00:00:00.000Z', payload: { click: { productId: 'mug' } } },
});
const idsOf = (queue: readonly QueuedEvent[], limits: { events: number; bytes: number }) =>
  nextBatch(queue, limits)?.events.map(({ eventId }) => eventId);

test('an empty queue has none', () => {
  expect(nextBatch([], { events: 9, bytes: 999 })).toBeUndefined();
});

test('events of another session go apart, in their order', () => {
  const queue = [event('a'), event('b'), event('c', 't'), event('d')];
  expect(idsOf(queue, { events: 9, bytes: 9_999 })).toEqual(['a', 'b']);
});

test('takes no more than so many, and so many bytes; the bytes are those of the JSON that is sent', () => {
  const queue = ['a', 'b', 'ü'].map((id) => event(id));
  expect(idsOf(queue, { events: 2, bytes: 9_999 })).toEqual(['a', 'b']);
  const all = nextBatch(queue, { events: 3, bytes: 9_999 });
  const bytes = new TextEncoder().encode(JSON.stringify(all)).length;
  // One comma more is counted than there is.
  expect(idsOf(queue, { events: 3, bytes: bytes + 1 })).toHaveLength(3);
  expect(idsOf(queue, { events: 3, bytes: bytes - 1 })).toHaveLength(2);
});

test('an event too large for any batch goes alone: whether it is taken, the gateway says', () => {
  expect(idsOf([event('a'), event('b')], { events: 9, bytes: 10 })).toEqual(['a']);
});
