import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseItemId } from './id.ts';
import { RankedItems } from './ranked-items.ts';
import { CANDIDATE_SOURCES, type RankedItem } from './search.ts';
import { bitOf, sourcesIn } from './source-bits.ts';

const ids = ['a', '鞋', 'b', 'c'].map(parseItemId);
const ranked = fc.array(
  fc.record({
    row: fc.nat(ids.length - 1),
    score: fc.double({ noNaN: true }),
    sources: fc.subarray([...CANDIDATE_SOURCES]),
  }),
  { maxLength: 12 },
);

function columns(items: readonly { row: number; score: number; sources: RankedItem['sources'] }[]): RankedItems {
  return new RankedItems({
    rows: Int32Array.from(items, ({ row }) => row),
    scores: Float64Array.from(items, ({ score }) => score),
    sources: Uint8Array.from(items, ({ sources }) => sources.reduce((bits, source) => bits | bitOf(source), 0)),
    idAt: (row) => ids[row],
  });
}

test('what was written to the columns is read from them, whole, in part and one by one', () => {
  fc.assert(
    fc.property(ranked, fc.nat(14), fc.nat(14), (items, from, count) => {
      const objects = items.map(({ row, ...rest }, position) => ({ itemId: ids[row], position, ...rest }));
      const read = columns(items);
      expect(read).toHaveLength(objects.length);
      expect([...read]).toEqual(objects);
      expect(read.slice(from, from + count)).toEqual(objects.slice(from, from + count));
      expect([...read.first(count)]).toEqual(objects.slice(0, count));
      expect(read.at(from)).toEqual(objects[from]);
    }),
  );
});

test('a ranked item takes 13 bytes, also of a ranking that was cut', () => {
  const three = columns([0, 1, 2].map((row) => ({ row, score: 1, sources: [] })));
  expect([three.byteLength, three.first(2).byteLength]).toEqual([39, 26]);
});

test('a row without an id is a ranking of another index', () => {
  expect(() => columns([{ row: 9, score: 1, sources: [] }]).at(0)).toThrow('position 0: expected a row with an id');
});

test('every set of sources is one byte, and comes back in the order of the sources', () => {
  const all = CANDIDATE_SOURCES.reduce((bits, source) => bits | bitOf(source), 0);
  expect(all).toBeLessThan(256);
  for (let bits = 0; bits <= all; bits++) {
    expect(sourcesIn(bits).reduce((sum, source) => sum + bitOf(source), 0)).toBe(bits);
    expect(sourcesIn(bits)).toBe(sourcesIn(bits));
  }
});
