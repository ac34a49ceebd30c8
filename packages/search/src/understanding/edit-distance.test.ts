import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  ['shoe', 'shoe', 0],
  ['shose', 'shoes', 1], // swap
  ['runing', 'running', 1], // insert
  ['dresss', 'dress', 1], // delete
  ['jeens', 'jeans', 1], // replace
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3], // optimal string alignment: a swapped pair is not edited again
  ['', 'ab', 2],
])('%s → %s takes %i edits', (a, b, edits) => {
  expect(editDistance(a, b, 9)).toBe(edits);
  expect(editDistance(b, a, 9)).toBe(edits);
});

test('more edits than asked for is undefined', () => {
  expect(editDistance('kitten', 'sitting', 3)).toBe(3);
  expect(editDistance('kitten', 'sitting', 2)).toBeUndefined();
});

test('the bound changes nothing but when it stops', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, most) => {
      const whole = editDistance(a, b, 99)!;
      return editDistance(a, b, most) === (whole <= most ? whole : undefined);
    }),
  );
});
