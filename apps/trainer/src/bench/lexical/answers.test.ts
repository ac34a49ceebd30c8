import { describe, expect, test } from 'vitest';
import { checkAnswer } from './answers.ts';
import { createPlainScan } from './plain-scan.ts';

const titles = ['red shoe', 'shoe', 'red', 'lamp shoe red', 'lamp'];
const QUERY = 'red shoe';

function scanned() {
  const scan = createPlainScan([QUERY], titles.length);
  titles.forEach((title, row) => {
    scan.see({ row, fields: { title, brand: 'x', category: 'x', attributes: 'x', description: 'x' } });
  });
  return scan;
}

test('the plain scan scores what holds enough of the terms, by the formula', () => {
  const scores = scanned().scores(QUERY);
  expect([...scores.keys()].sort()).toEqual([0, 1, 2, 3]);
  // N = 5, n = 3: idf = ln(1 + 2.5/3.5). Title of 1 word, average 8/5: f = 3 / (0.4 + 0.6 / 1.6) = 3.870968.
  expect(scores.get(1)).toBeCloseTo(Math.log(1 + 2.5 / 3.5) * (3.870968 / 5.070968), 6);
  expect([0, 1, 4].map((row) => scanned().termsHeld(QUERY, row))).toEqual([2, 1, 0]);
});

describe('an answer', () => {
  const check = (rows: readonly number[], expectation: 'same' | 'matching', limit = 10): void =>
    checkAnswer({ query: QUERY, limit, rows }, scanned(), expectation);

  test('that is the same passes, with equal scores in any order', () => {
    check([0, 3, 1, 2], 'same');
    check([0, 3, 2, 1], 'same');
    check([0, 3], 'same', 2);
  });

  test.each([
    [[3, 0, 1, 2], 'a score of'],
    [[0, 3, 1], 'expected 4 rows, got 3'],
    [[0, 3, 1, 4], 'row 4 with 0'],
    [[0, 0, 3, 1], 'a row twice'],
  ])('%j is not the same', (rows, message) => {
    expect(() => check(rows, 'same')).toThrow(message);
  });

  test('of another formula need only match', () => {
    check([2, 0], 'matching');
    expect(() => check([2, 4], 'matching')).toThrow('row 4, which holds none');
    expect(() => check([], 'matching')).toThrow('got nothing');
  });
});
