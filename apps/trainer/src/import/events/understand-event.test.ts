import { describe, expect, test } from 'vitest';
import { createEventUnderstanding } from './understand-event.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const understand = (fields: Record<string, unknown>) =>
  createEventUnderstanding(new Map(), () => NOW)({ line: 2, offset: 0, raw: new Uint8Array(), fields });

const click = (over: Record<string, unknown> = {}) => ({
  user: 'u',
  item: 'i',
  type: 'click',
  timestamp: '2025-05-05T05:05:05Z',
  ...over,
});

function eventOf(fields: Record<string, unknown>) {
  const understood = understand(fields);
  if (!understood.ok) throw new Error(`${understood.field}: expected ${understood.expected}, got ${understood.got}`);
  return understood.value;
}

describe('what a row tells of', () => {
  test.each([
    ['view', 'click'],
    ['add_to_cart', 'cart'],
    ['Transaction', 'purchase'],
    ['refund', 'return'],
  ])('%j is a %s', (type, kind) => {
    expect(eventOf(click({ type }))).toMatchObject({ type: 'interaction', kind });
  });

  test('a log with stars and no type is one of ratings', () => {
    const untyped = { user: 'u', item: 'i', rating: '4', timestamp: 1_700_000_000 };
    expect(eventOf(untyped)).toMatchObject({ kind: 'rating', value: 4 });
  });

  test('an impression needs an item and a position, and a search needs neither', () => {
    expect(understand(click({ type: 'impression' }))).toMatchObject({ ok: false, field: 'position' });
    expect(eventOf(click({ type: 'impression', position: 3, slate: 's' }))).toMatchObject({
      position: 3,
      propensity: 1,
    });
    expect(eventOf({ user: 'u', type: 'search', query: 'shoes', ts: 1_700_000_000 })).toMatchObject({ query: 'shoes' });
  });
});

describe('rows that are refused', () => {
  test.each([
    [click({ user: '' }), 'user'],
    [click({ item: undefined }), 'item'],
    [click({ timestamp: '2031-01-01' }), 'timestamp'],
    [click({ timestamp: 'soon' }), 'timestamp'],
    [click({ type: 'rating' }), 'rating'],
    [click({ type: 'rating', rating: 6 }), 'rating'],
    [click({ type: 'dance' }), 'type'],
    [click({ propensity: 0 }), 'propensity'],
    [click({ ingestedAt: '2025-05-05T05:05:04Z' }), 'ingestedAt'],
  ])('%j is refused for its %s', (fields, field) => {
    expect(understand(fields)).toMatchObject({ ok: false, field });
  });
});

describe('derived ids', () => {
  test('the same row has the same id, a row that differs in one field has another', () => {
    const same = [eventOf(click()).eventId, eventOf(click()).eventId];
    expect(new Set(same).size).toBe(1);
    const others = [
      click({ item: 'j' }),
      click({ user: 'v' }),
      click({ type: 'cart' }),
      click({ timestamp: '2025-05-05T05:05:06Z' }),
    ];
    expect(new Set([...others.map((row) => eventOf(row).eventId), same[0]]).size).toBe(5);
  });

  test('an impression and the search it answers share a slate when query, user and instant agree', () => {
    const row = { user: 'u', query: 'shoes', ts: 1_700_000_000 };
    const search = eventOf({ ...row, type: 'search' });
    const shown = eventOf({ ...row, type: 'impression', item: 'i', position: 0 });
    expect('slateId' in search && 'slateId' in shown && search.slateId === shown.slateId).toBe(true);
  });
});
