import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedIds } from './packed-ids.ts';

test('the place of an id is the last one where it stands, −1 where it stands nowhere', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 6 })), fc.string({ maxLength: 3 }), (ids, other) => {
      const packed = new PackedIds(ids);
      expect(packed).toHaveLength(ids.length);
      for (const id of [...ids, other]) expect(packed.placeOf(id)).toBe(ids.lastIndexOf(id));
      ids.forEach((id, place) => expect(packed.at(place)).toBe(id));
    }),
  );
});

test('a place that is none is refused', () => {
  const packed = new PackedIds(['a']);
  expect(() => packed.at(1)).toThrow('place 1: expected 0 to 0');
  expect(() => packed.at(-1)).toThrow(RangeError);
});
