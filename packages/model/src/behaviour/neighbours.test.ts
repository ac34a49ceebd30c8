import { describe, expect, test } from 'vitest';
import { nearestByFactors } from './neighbours.ts';

describe('neighbours by factors', () => {
  const factors = Float32Array.of(1, 0, /**/ 2, 0.2, /**/ 0, 3, /**/ 0, 0, /**/ -1, 0);

  test('are the nearest by angle, nearest first, whatever the lengths', () => {
    const { indices, similarities } = nearestByFactors(factors, 2, 2);
    expect([...indices.subarray(0, 2)]).toEqual([1, -1]);
    expect(similarities[0]).toBeCloseTo(2 / Math.sqrt(4.04), 6);
    expect([...indices.subarray(2, 4)]).toEqual([0, 2]);
  });

  test('a row of zeros has none and is nobody’s, and opposites are none', () => {
    const { indices } = nearestByFactors(factors, 2, 2);
    expect([...indices.subarray(6, 8)]).toEqual([-1, -1]);
    expect([...indices.subarray(8, 10)]).toEqual([-1, -1]);
    expect([...indices]).not.toContain(3);
  });
});
