import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from './cut.ts';

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['a longer text', 8, 'a longe…'],
  ['ab cdef', 4, 'ab…'],
  ['👟👟👟', 2, '👟…'],
  ['👟👟👟', 3, '👟👟👟'],
])('%j in %i characters is %j', (text, maxLength, expected) => {
  expect(cut(text, maxLength)).toBe(expected);
});

test('is never longer than asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, maxLength) => {
      expect(Array.from(cut(text, maxLength)).length).toBeLessThanOrEqual(maxLength);
    }),
  );
});
