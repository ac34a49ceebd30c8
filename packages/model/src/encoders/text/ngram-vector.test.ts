import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosine } from '../../linear-algebra/unit.ts';
import { ngramVector } from './ngram-vector.ts';

const similarity = (a: string, b: string): number => cosine(ngramVector(a, 384), ngramVector(b, 384));

test('texts that share characters are nearer than texts that share none', () => {
  expect(similarity('男子跑步鞋', '男子篮球鞋')).toBeGreaterThan(0.25);
  expect(Math.abs(similarity('男子跑步鞋', '厨房搅拌机'))).toBeLessThan(0.2);
});

test('case, width and separators make no difference between whole words', () => {
  expect(similarity('Кроссовки, Белые', 'кроссовки белые')).toBeCloseTo(1, 6);
});

test('a character outside the basic plane is one character', () => {
  const occupied = ngramVector('𠮷', 384).filter((value) => value !== 0);
  expect(occupied).toHaveLength(1);
});

test('a text without letters or digits is all zeros', () => {
  expect(ngramVector('…!', 384).every((value) => value === 0)).toBe(true);
});

test('every text has length one or nothing, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const vector = ngramVector(text, 64);
      const length = Math.hypot(...vector);
      expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true);
      expect(ngramVector(text, 64)).toEqual(vector);
    }),
  );
});
