import { expect, test } from 'vitest';
import { createWordCodes } from './word-codes.ts';

test('a word gets its number when it comes again, and keeps it', () => {
  const words = createWordCodes();
  expect(['red', 'blue', 'red', 'blue', 'red', 'green'].map((word) => words.codeOf(word))).toEqual([
    undefined,
    undefined,
    0,
    1,
    0,
    undefined,
  ]);
  expect([words.wordOf(0), words.wordOf(1), words.wordOf(2)]).toEqual(['red', 'blue', undefined]);
});

test('no more than 65,536 words get numbers, and none that is long', () => {
  const words = createWordCodes(Array.from({ length: 65_535 }, (_, i) => `w${i}`));
  const long = 'x'.repeat(81);
  expect([long, long, 'a', 'a', 'b', 'b'].map((word) => words.codeOf(word))).toEqual([
    undefined,
    undefined,
    undefined,
    65_535,
    undefined,
    undefined,
  ]);
});
