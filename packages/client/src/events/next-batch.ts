import type { EventBatch, QueuedEvent } from './queued-event.ts';

export interface BatchLimits {
  readonly events: number;
  /** Of the JSON, in UTF-8. Browsers let beacons have 64 KiB, all that are under way together. */
  readonly bytes: number;
}

/** The first events of the queue that go together: of one session, within the limits, at least one. Undefined for an empty queue. */
export function nextBatch(queue: readonly QueuedEvent[], limits: BatchLimits): EventBatch | undefined {
  const [first] = queue;
  if (first === undefined) return undefined;
  const { sessionId } = first;
  const events: QueuedEvent['event'][] = [];
  let bytes = bytesOf({ sessionId, events });
  for (const queued of queue) {
    if (queued.sessionId !== sessionId || events.length >= limits.events) break;
    // The comma.
    bytes += bytesOf(queued.event) + 1;
    if (events.length > 0 && bytes > limits.bytes) break;
    events.push(queued.event);
  }
  return { sessionId, events };
}

const encoder = new TextEncoder();
const bytesOf = (value: object): number => encoder.encode(JSON.stringify(value)).length;
