import { describe, expect, test } from 'vitest';
import { precisionAt, recallAt } from './recall.ts';

describe('recall and precision', () => {
  test('match the values worked by hand', () => {
    expect(recallAt(2, [1, 0, 3])).toBe(0.5);
    expect(recallAt(2, [1, 0, 3], 4)).toBe(0.25);
    expect(precisionAt(2, [1, 0, 3])).toBe(0.5);
  });

  test('recall says nothing where nothing is relevant, precision is 0', () => {
    expect(recallAt(5, [0, 0])).toBeNull();
    expect(precisionAt(5, [0, 0])).toBe(0);
  });

  test('slots that stay empty lower precision, not recall', () => {
    expect(recallAt(10, [1])).toBe(1);
    expect(precisionAt(10, [1])).toBe(0.1);
  });
});
