import { expect, test } from 'vitest';
import { composeRows } from './composed-rows.ts';

const present = Uint8Array.of(1, 1, 0);
const a = { width: 2, values: Float32Array.of(3, 4, 0, 0, 9, 9), present, weight: 0.4 };
const b = { width: 1, values: Float32Array.of(-2, 5, 5), present: Uint8Array.of(1, 0, 0), weight: 0.6 };

test('a row is its unit vectors, each times the root of its share of the weights the row has, worked by hand', () => {
  const { width, rowCount, read } = composeRows([a, b]);
  expect([width, rowCount]).toEqual([3, 3]);
  const vector = new Float32Array(3);
  expect(read(0, vector)).toBe(true);
  [0.6 * Math.sqrt(0.4), 0.8 * Math.sqrt(0.4), -Math.sqrt(0.6)].forEach((value, i) => {
    expect(vector[i]).toBeCloseTo(value, 6);
  });
  expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
});

test('zeros stay zeros, and a row that no column has is none', () => {
  const { read } = composeRows([a, b]);
  const vector = Float32Array.of(7, 7, 7);
  expect(read(1, vector)).toBe(true);
  expect([...vector]).toEqual([0, 0, 0]);
  expect(read(2, vector)).toBe(false);
});
