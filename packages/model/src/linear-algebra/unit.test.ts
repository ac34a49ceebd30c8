import { expect, test } from 'vitest';
import { cosine, toUnit } from './unit.ts';

test('a vector is scaled to unit length in place', () => {
  const vector = Float32Array.of(3, 4);
  expect(toUnit(vector)).toBe(vector);
  expect(vector[0]).toBeCloseTo(0.6, 6);
  expect(vector[1]).toBeCloseTo(0.8, 6);
});

test('zeros stay zeros and have cosine 0 with everything', () => {
  expect([...toUnit(new Float32Array(2))]).toEqual([0, 0]);
  expect(cosine(new Float32Array(2), Float32Array.of(1, 0))).toBe(0);
});

test('the cosine doesn’t see lengths', () => {
  expect(cosine(Float32Array.of(1, 0), Float32Array.of(5, 5))).toBeCloseTo(Math.SQRT1_2, 6);
  expect(cosine(Float32Array.of(1, 2), Float32Array.of(-2, -4))).toBeCloseTo(-1, 6);
});
