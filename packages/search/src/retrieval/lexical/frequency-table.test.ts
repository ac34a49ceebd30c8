import { expect, test } from 'vitest';
import { createFrequencyTable, withOccurrence } from './frequency-table.ts';

test('a combination keeps its number, and its counts stand by field', () => {
  const table = createFrequencyTable();
  const twiceInTitleOnceInLast = [0, 0, 4].reduce(withOccurrence, 0);
  expect(table.numberOf(twiceInTitleOnceInLast)).toBe(0);
  for (let i = 1; i <= 200; i++) table.numberOf(i * 256);
  expect(table.numberOf(twiceInTitleOnceInLast)).toBe(0);
  expect([...table.counts().subarray(0, 5)]).toEqual([2, 0, 0, 0, 1]);
  expect(table.size()).toBe(201);
  expect([...table.counts().subarray(200 * 5, 201 * 5)]).toEqual([0, 200, 0, 0, 0]);
});

test('counts end at 255 and do not run into the next field', () => {
  const table = createFrequencyTable();
  let packed = withOccurrence(0, 1);
  for (let i = 0; i < 300; i++) packed = withOccurrence(packed, 0);
  const number = table.numberOf(packed);
  expect([...table.counts().subarray(number * 5, number * 5 + 5)]).toEqual([255, 1, 0, 0, 0]);
});
