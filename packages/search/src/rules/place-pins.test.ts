import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { appliedRule } from './rule-effects.ts';
import { placePins, type Pin } from './place-pins.ts';
import { aRule, pin } from './rule-builders.fixture.ts';

function aPin(row: number, position: number): Pin {
  return { row, position, applied: appliedRule(aRule(`${row}@${position}`, pin(`i${row}`, position))) };
}

/** Rows 10, 11, … in this order. */
const rows = Int32Array.from({ length: 5 }, (_, place) => 10 + place);
const inOrder = Int32Array.from(rows.keys());
const placed = (...pins: Pin[]): number[] =>
  [...placePins(inOrder, rows, pins).order].map((place) => rows[place] ?? -1);

test('a pinned row stands at its slot, the others keep their order', () => {
  expect(placed(aPin(13, 0))).toEqual([13, 10, 11, 12, 14]);
  expect(placed(aPin(10, 3))).toEqual([11, 12, 13, 10, 14]);
});

test('of two at one slot the first has it, the other the next free one', () => {
  expect(placed(aPin(14, 0), aPin(13, 1), aPin(12, 0))).toEqual([14, 13, 12, 10, 11]);
});

test('of two pins of one row the first counts', () => {
  expect(placed(aPin(14, 0), aPin(14, 2))).toEqual([14, 10, 11, 12, 13]);
});

test('beyond the end is last, in the order of the slots', () => {
  expect(placed(aPin(10, 99), aPin(11, 50))).toEqual([12, 13, 14, 11, 10]);
});

test('a row that is not there leaves its slot', () => {
  expect(placed(aPin(99, 0), aPin(12, 1))).toEqual([10, 12, 11, 13, 14]);
});

test('whatever is pinned, each row is there once, unpinned ones in their order, pins of distinct slots within the end at them', () => {
  for (let seed = 0; seed < 300; seed++) {
    const rng = createRng(`pins ${seed}`);
    const count = rng.below(30);
    const some = Int32Array.from({ length: count }, (_, i) => 100 + i);
    const order = Int32Array.from(some.keys()).sort(() => rng.next() - 0.5);
    const pins = Array.from({ length: rng.below(8) }, () => aPin(95 + rng.below(count + 10), rng.below(40)));
    const result = placePins(order, some, pins);
    expect([...result.order].sort((a, b) => a - b)).toEqual([...some.keys()]);
    const unpinned = (places: Iterable<number>) => [...places].filter((place) => !result.pinned.has(place));
    expect(unpinned(result.order)).toEqual(unpinned(order));
    const slots = pins.map(({ position }) => position);
    if (new Set(slots).size < slots.length || slots.some((slot) => slot >= count)) continue;
    for (const [place, { effect }] of result.pinned) {
      expect(effect).toBe(`pinned to place ${result.order.indexOf(place) + 1}`);
    }
  }
});
