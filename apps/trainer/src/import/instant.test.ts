import { expect, test } from 'vitest';
import { parseInstant } from './instant.ts';

const INSTANT = '2021-03-04T05:06:07.000Z';

test.each([
  ['2021-03-04T05:06:07Z'],
  ['2021-03-04 05:06:07 UTC'],
  ['2021-03-04 05:06:07'],
  ['2021-03-04T07:06:07+02:00'],
  ['2021-03-04T00:06:07-0500'],
  [1_614_834_367],
  ['1614834367'],
  [1_614_834_367_000],
  [1_614_834_367_000_000],
])('%j is the instant 2021-03-04 05:06:07 UTC', (written) => {
  expect(parseInstant(written)?.toISOString()).toBe(INSTANT);
});

test.each([['2021-02-30'], ['2021-13-01'], ['2021-01-01T25:00'], ['yesterday'], [''], [-1], [0], [5], [true], [null]])(
  '%j is no instant of a shop',
  (written) => {
    expect(parseInstant(written)).toBeUndefined();
  },
);

test('fractions of a second are cut to milliseconds', () => {
  expect(parseInstant('2021-03-04T05:06:07.9876543Z')?.getUTCMilliseconds()).toBe(987);
});
