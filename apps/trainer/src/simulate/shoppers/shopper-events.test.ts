import type { ShopEvent } from '@fusionrank/domain/event';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoCatalog } from '../catalog/demo-catalog.ts';
import { drawShoppers } from '../truth/shopper.ts';
import { createTruth, type Truth } from '../truth/truth.ts';
import { shopperEvents } from './shopper-events.ts';
import { timeOf } from './slate-events.ts';

const UNTIL = new Date('2026-11-23T00:00:00Z');
const FROM = new Date('2026-09-24T00:00:00Z');
const items = [...demoCatalog({ seed: 7, products: 400, until: UNTIL })].map((entry) => entry.item);

function truthOf(seed: number): Truth {
  const span = { from: FROM, until: UNTIL };
  return createTruth({ seed, ...span, shoppers: drawShoppers({ seed, users: 60, label: 'test', ...span }) }, items);
}

function eventsOf(seed: number, slates = 400): ShopEvent[] {
  return [...shopperEvents(truthOf(seed), { seed, label: 'test', slates })].flatMap((batch) => batch.events);
}

describe.each([1, 2, 3])('events of seed %i', (seed) => {
  let events: readonly ShopEvent[];
  beforeAll(() => {
    events = eventsOf(seed);
  });

  test('every event is marked as simulated and has an id of its own', () => {
    expect(events.every((event) => event.simulated)).toBe(true);
    expect(new Set(events.map((event) => event.eventId)).size).toBe(events.length);
  });

  test('times never go back, and nothing is learned before it happens', () => {
    for (const [i, event] of events.entries()) {
      expect(timeOf(event)).toBeGreaterThanOrEqual(i === 0 ? FROM.getTime() : timeOf(events[i - 1]!));
      expect(event.ingestedAt.getTime()).toBeGreaterThan(timeOf(event));
    }
    expect(timeOf(events.at(-1)!)).toBeLessThan(UNTIL.getTime());
  });

  test('every interaction refers to an impression of the same user, item, slate and position', () => {
    const shown = new Set<string>();
    for (const event of events) {
      if (event.type === 'impression')
        shown.add(JSON.stringify([event.userId, event.itemId, event.slateId, event.position]));
      if (event.type === 'interaction')
        expect(shown).toContain(JSON.stringify([event.userId, event.itemId, event.slateId, event.position]));
    }
  });

  test('a slate shows each position and each item once', () => {
    const positions = new Map<string, number[]>();
    const shown = new Map<string, string[]>();
    for (const event of events) {
      if (event.type !== 'impression') continue;
      positions.set(event.slateId, [...(positions.get(event.slateId) ?? []), event.position]);
      shown.set(event.slateId, [...(shown.get(event.slateId) ?? []), event.itemId]);
    }
    for (const list of positions.values()) expect(list).toEqual(list.map((_, i) => i));
    for (const list of shown.values()) expect(new Set(list).size).toBe(list.length);
  });

  test('propensities lie in (0, 1]', () => {
    for (const event of events) {
      if (event.type !== 'impression') continue;
      expect(event.propensity).toBeGreaterThan(0);
      expect(event.propensity).toBeLessThanOrEqual(1);
    }
  });

  test('no item is shown before it was created', () => {
    const created = new Map(items.map((item) => [item.id, item.createdAt.getTime()]));
    for (const event of events)
      if (event.type === 'impression') expect(created.get(event.itemId)).toBeLessThanOrEqual(event.shownAt.getTime());
  });

  test('the top three positions are clicked at least twice as often as the last eight', () => {
    const rate = (within: (position: number) => boolean): number => {
      const at = (type: string) =>
        events.filter((event) => event.type === type && 'position' in event && within(event.position ?? 99));
      const clicks = at('interaction').filter((event) => 'kind' in event && event.kind === 'click');
      return clicks.length / at('impression').length;
    };
    expect(rate((position) => position < 3)).toBeGreaterThan(2 * rate((position) => position >= 16));
  });
});

test('the same seed makes the same bytes, another seed other events', () => {
  expect(JSON.stringify(eventsOf(5, 60))).toBe(JSON.stringify(eventsOf(5, 60)));
  expect(JSON.stringify(eventsOf(6, 60))).not.toBe(JSON.stringify(eventsOf(5, 60)));
});

test('absent shoppers leave no event, cold ones three slates at most', () => {
  const truth = truthOf(1);
  const slates = new Map<string, number>();
  for (const event of eventsOf(1))
    if (event.type === 'search') slates.set(event.userId, (slates.get(event.userId) ?? 0) + 1);
  for (const shopper of truth.shoppers) {
    if (shopper.presence === 'absent') expect(slates.has(shopper.id)).toBe(false);
    if (shopper.presence === 'cold') expect(slates.get(shopper.id)).toBeLessThanOrEqual(3);
  }
});
