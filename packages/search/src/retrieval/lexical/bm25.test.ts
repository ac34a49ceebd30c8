import { expect, test } from 'vitest';
import { inverseDocumentFrequency, occurrenceWeight, saturated, termScore, unsaturated } from './bm25.ts';

test('inverse document frequency matches the values worked by hand, and stays above 0', () => {
  // ln(1 + (3 − 1 + ½) / (1 + ½)) = ln(8/3); ln(1 + ½ / 3½) = ln(8/7).
  expect(inverseDocumentFrequency(3, 1)).toBeCloseTo(0.980829, 6);
  expect(inverseDocumentFrequency(3, 3)).toBeCloseTo(0.133531, 6);
});

test('an occurrence in a field twice as long as usual is worth less, by how much length says there', () => {
  // 3 / (1 − 0.6 + 0.6 · 4/2) = 3 / 1.6.
  expect(occurrenceWeight({ weight: 3, b: 0.6 }, 4, 2)).toBeCloseTo(1.875, 9);
  expect(occurrenceWeight({ weight: 3, b: 0 }, 4, 2)).toBe(3);
  expect(occurrenceWeight({ weight: 3, b: 1 }, 4, 2)).toBe(1.5);
});

test('a field that is empty everywhere is worth nothing', () => {
  expect(occurrenceWeight({ weight: 3, b: 0.6 }, 0, 0)).toBe(0);
});

test('a term’s score matches the value worked by hand and never reaches its idf', () => {
  // 0.980829 · 1.875 / (1.2 + 1.875).
  expect(termScore(0.980829, 1.875)).toBeCloseTo(0.598066, 6);
  expect(termScore(2, 1e6)).toBeLessThan(2);
  expect(termScore(2, 0)).toBe(0);
});

test('saturation matches the value worked by hand, and its inverse undoes it', () => {
  expect(saturated(1.2)).toBeCloseTo(0.5, 12);
  expect(saturated(4.8)).toBeCloseTo(0.8, 12);
  expect(unsaturated(0.8)).toBeCloseTo(4.8, 12);
  expect(termScore(2, 4.8)).toBeCloseTo(2 * saturated(4.8), 12);
});
