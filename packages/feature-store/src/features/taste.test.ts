import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import { AFFINITY_KINDS, HISTORY_LENGTH } from '@fusionrank/domain/profile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInteraction } from '../testing/event-builders.ts';
import type { Fields } from '../testing/event-builders.ts';
import type { Interaction } from '@fusionrank/domain/event';
import type { ItemFacts } from './item-facts.ts';
import { compareNewestFirst } from './known-interactions.ts';
import { NO_TASTE, tasteOf } from './taste.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const day = (days: number) => new Date(START + days * MS_PER_DAY);

const catalogue: Record<string, ItemFacts> = {
  redShoe: { brand: 'Nordvik', category: 'Shoes', colours: ['Red'], price: 100 },
  blueShoe: { brand: 'Pacer', category: 'Shoes', colours: ['Blue'], price: 50 },
  motleyHat: { brand: 'Nordvik', category: 'Hats', colours: ['Red', 'Blue'], price: 25 },
  bareThing: { colours: [] },
  freeGift: { brand: 'Pacer', colours: [], price: 0 },
};
const taste = (...log: Fields<Interaction>[]) =>
  tasteOf(
    log.map((fields, i) => anInteraction({ eventId: `e${i}`, ...fields })).sort(compareNewestFirst),
    (id) => catalogue[id],
  );
const shares = (of: ReturnType<typeof taste>, kind: string) =>
  Object.fromEntries(of.affinities.filter((a) => a.kind === kind).map(({ key, weight }) => [key, weight]));

test('nothing known is no taste', () => {
  expect(taste()).toEqual(NO_TASTE);
});

test('shares match the values worked by hand', () => {
  // Purchase today 5, click 30 days ago ½, cart 60 days ago ¾ of which each colour of the hat gets half.
  const of = taste(
    { itemId: 'redShoe', kind: 'purchase', occurredAt: day(60) },
    { itemId: 'blueShoe', kind: 'click', occurredAt: day(30) },
    { itemId: 'motleyHat', kind: 'cart', occurredAt: day(0) },
  );
  const total = 5 + 0.5 + 0.75;
  expect(shares(of, 'brand')).toEqual({ Nordvik: 5.75 / total, Pacer: 0.5 / total });
  expect(shares(of, 'category')).toEqual({ Shoes: 5.5 / total, Hats: 0.75 / total });
  expect(shares(of, 'colour')).toEqual({ Red: 5.375 / total, Blue: 0.875 / total });
  expect(shares(of, 'priceBand')).toEqual({
    '90.51–128': 5 / total,
    '45.25–64': 0.5 / total,
    '22.63–32': 0.75 / total,
  });
});

test('mean and deviation of ln(price) match the values worked by hand', () => {
  // Weights 5 and 1: mean = (5 ln 100 + ln 50) / 6, deviation = √(5/6 · 1/6) · ln 2.
  const { logPrice } = taste({ itemId: 'redShoe', kind: 'purchase' }, { itemId: 'blueShoe', kind: 'click' });
  expect(logPrice?.mean).toBeCloseTo((5 * Math.log(100) + Math.log(50)) / 6, 12);
  expect(logPrice?.deviation).toBeCloseTo((Math.sqrt(5) / 6) * Math.LN2, 12);
});

test('one priced item has deviation 0; none has no price at all, and neither has a gift', () => {
  expect(taste({ itemId: 'redShoe' }).logPrice).toEqual({ mean: Math.log(100), deviation: 0 });
  expect(taste({ itemId: 'bareThing' }).logPrice).toBeUndefined();
  expect(taste({ itemId: 'freeGift' }).logPrice).toBeUndefined();
});

test('a return outweighing everything else on its item takes the item out of the taste, not out of the history', () => {
  const of = taste({ itemId: 'redShoe', kind: 'click' }, { itemId: 'redShoe', kind: 'return' }, { itemId: 'blueShoe' });
  expect(shares(of, 'brand')).toEqual({ Pacer: 1 });
  expect(of.history).toHaveLength(3);
});

test('an item the catalogue does not hold stays in the history and says nothing of taste', () => {
  const of = taste({ itemId: 'gone' });
  expect(of.history.map(({ itemId }) => itemId)).toEqual(['gone']);
  expect(of.affinities).toEqual([]);
});

test('evidence counts interactions', () => {
  const of = taste({ itemId: 'redShoe' }, { itemId: 'redShoe', kind: 'cart' }, { itemId: 'motleyHat' });
  expect(of.affinities.find(({ key }) => key === 'Nordvik')?.evidence).toBe(3);
});

test('the history is the newest first, as long as ranking attends over, and keeps query and value', () => {
  const log = Array.from({ length: HISTORY_LENGTH + 5 }, (_, i) => ({
    itemId: 'redShoe',
    value: i,
    query: `q${i}`,
    occurredAt: day(i),
  }));
  const { history } = taste(...log);
  expect(history).toHaveLength(HISTORY_LENGTH);
  expect(history[0]).toEqual({
    itemId: 'redShoe',
    kind: 'click',
    value: HISTORY_LENGTH + 4,
    query: `q${HISTORY_LENGTH + 4}`,
    occurredAt: day(HISTORY_LENGTH + 4),
  });
});

test('whatever the log, each kind that has shares has them in (0, 1], adding up to 1, heaviest first', () => {
  const log = fc.array(
    fc.record({
      itemId: fc.constantFrom(...Object.keys(catalogue), 'gone'),
      kind: fc.constantFrom(...INTERACTION_KINDS),
      occurredAt: fc.integer({ min: 0, max: 20_000 }).map(day),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(log, (entries) => {
      const of = taste(...entries);
      for (const kind of AFFINITY_KINDS) {
        const weights = Object.values(shares(of, kind));
        if (weights.length > 0) expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 9);
        expect(weights.every((weight) => weight > 0 && weight <= 1)).toBe(true);
      }
      expect(of.affinities.map(({ weight }) => weight)).toEqual(
        of.affinities.map(({ weight }) => weight).sort((a, b) => b - a),
      );
    }),
  );
});

test('waiting changes nothing: the same log a year later is the same taste', () => {
  const log = (shift: number) => [
    { itemId: 'redShoe', kind: 'purchase' as const, occurredAt: day(shift) },
    { itemId: 'blueShoe', occurredAt: day(shift + 7) },
  ];
  expect(taste(...log(365)).affinities).toEqual(taste(...log(0)).affinities);
});
