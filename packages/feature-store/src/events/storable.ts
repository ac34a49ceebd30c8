import type { ShopEvent } from '@fusionrank/domain/event';
import { problem } from '@fusionrank/domain/problem';

/**
 * Throws INVALID_INPUT for an event whose numbers or dates its columns can't hold, naming event, field and value. Whoever
 * takes events in from outside validates them first; this keeps a mistake from failing a batch with a database error.
 */
export function assertStorable(event: ShopEvent): void {
  expectDate(event, 'ingestedAt', event.ingestedAt);
  switch (event.type) {
    case 'search':
      expectDate(event, 'shownAt', event.shownAt);
      expectCount(event, 'resultCount', event.resultCount);
      if (event.latencyMs !== undefined && !isReal(event.latencyMs))
        throw unstorable(event, 'latencyMs', `a number PostgreSQL's real holds, got ${event.latencyMs}`);
      return;
    case 'impression':
      expectDate(event, 'shownAt', event.shownAt);
      expectCount(event, 'position', event.position);
      if (!(event.propensity >= SMALLEST_REAL && event.propensity <= 1)) {
        throw unstorable(event, 'propensity', `a probability in [${SMALLEST_REAL}, 1], got ${event.propensity}`);
      }
      return;
    case 'interaction':
      expectDate(event, 'occurredAt', event.occurredAt);
      if (event.position !== undefined) expectCount(event, 'position', event.position);
      if (!isReal(event.value))
        throw unstorable(event, 'value', `a number PostgreSQL's real holds, got ${event.value}`);
  }
}

const LARGEST_INTEGER = 2 ** 31 - 1;
/** The smallest and largest normal float32. */
const SMALLEST_REAL = 2 ** -126;
const LARGEST_REAL = 2 ** 127;

/** No shop has older events; later years than 9999 have no plain ISO form. */
const EARLIEST_MS = Date.UTC(1901, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31);

function expectDate(event: ShopEvent, field: string, value: Date): void {
  const ms = value.getTime();
  if (!(ms >= EARLIEST_MS && ms <= LATEST_MS)) {
    throw unstorable(
      event,
      field,
      `an instant between the years 1901 and 9999, got ${Number.isNaN(ms) ? 'no date' : value.toISOString()}`,
    );
  }
}

function expectCount(event: ShopEvent, field: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_INTEGER) {
    throw unstorable(event, field, `a whole number from 0 to ${LARGEST_INTEGER}, got ${value}`);
  }
}

function isReal(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= SMALLEST_REAL && size <= LARGEST_REAL);
}

function unstorable(event: ShopEvent, field: string, expected: string): Error {
  return problem('INVALID_INPUT', `${event.type} ${event.eventId}: ${field}: expected ${expected}`, {
    place: { field },
  });
}
