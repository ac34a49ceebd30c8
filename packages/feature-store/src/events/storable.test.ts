import { isProblem } from '@fusionrank/domain/problem';
import { expect, test } from 'vitest';
import { impressionEvent, interactionEvent, searchEvent } from '../testing/event-builders.ts';
import { assertStorable } from './storable.ts';

const never = new Date(Number.NaN);

test.each([
  { name: 'a date that is none', event: searchEvent({ shownAt: never, ingestedAt: new Date(0) }), says: 'shownAt' },
  {
    name: 'the year 10000',
    event: interactionEvent({ occurredAt: new Date(Date.UTC(10_000, 0)) }),
    says: 'ingestedAt',
  },
  { name: 'a negative count', event: searchEvent({ resultCount: -1 }), says: 'resultCount' },
  { name: 'a latency that is no number', event: searchEvent({ latencyMs: Number.NaN }), says: 'latencyMs' },
  { name: 'half a position', event: impressionEvent({ position: 0.5 }), says: 'position' },
  { name: 'a position past 31 bits', event: interactionEvent({ position: 2 ** 31 }), says: 'position' },
  { name: 'a propensity of 0', event: impressionEvent({ propensity: 0 }), says: 'propensity' },
  { name: 'a propensity above 1', event: impressionEvent({ propensity: 1.01 }), says: 'propensity' },
  { name: 'a propensity that is no number', event: impressionEvent({ propensity: Number.NaN }), says: 'propensity' },
  { name: 'an endless dwell', event: interactionEvent({ kind: 'dwell', value: Infinity }), says: 'value' },
  { name: 'a value float32 can’t hold', event: interactionEvent({ value: 1e39 }), says: 'value' },
])('$name is refused with field and event named', ({ event, says }) => {
  expect(() => assertStorable(event)).toThrow(`${event.type} e1: ${says}: expected`);
  expect(() => assertStorable(event)).toThrow(
    expect.toSatisfy((error) => isProblem(error) && error.place.field === says),
  );
});

test.each([
  searchEvent({ resultCount: 0 }),
  impressionEvent({ propensity: 1 }),
  impressionEvent({ propensity: 1e-30 }),
  interactionEvent({ value: 0, position: 2 ** 31 - 1 }),
])('the edges of what is storable pass: %o', (event) => {
  expect(() => assertStorable(event)).not.toThrow();
});
