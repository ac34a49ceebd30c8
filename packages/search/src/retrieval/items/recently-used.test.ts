import { expect, test } from 'vitest';
import { createRecentlyUsed } from './recently-used.ts';

test('the one unused for longest makes room, reading counts as use', () => {
  const recent = createRecentlyUsed<string>(2);
  recent.set(1, 'a');
  recent.set(2, 'b');
  expect(recent.get(1)).toBe('a');
  recent.set(3, 'c');
  expect([1, 2, 3].map((key) => recent.get(key))).toEqual(['a', undefined, 'c']);
  recent.delete(3);
  recent.set(1, 'A');
  expect([1, 3].map((key) => recent.get(key))).toEqual(['A', undefined]);
});
