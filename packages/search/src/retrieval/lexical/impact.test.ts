import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELDS, FIELD_SETTINGS, occurrenceWeight, saturated } from './bm25.ts';
import { driftBetween } from './field-averages.ts';
import { impactOf, leastByImpact, mostByImpact } from './impact.ts';

const averages = fc.array(fc.double({ min: 0.01, max: 60, noNaN: true }), { minLength: 5, maxLength: 5 });
const entry = fc.array(fc.record({ count: fc.nat(5), more: fc.nat(80) }), { minLength: 5, maxLength: 5 });

function frequencyOf(fields: readonly { count: number; more: number }[], average: readonly number[]): number {
  return fields.reduce((sum, { count, more }, field) => {
    const worth = occurrenceWeight(FIELD_SETTINGS[FIELDS[field]!], count + more, average[field]!);
    return sum + count * worth;
  }, 0);
}

test('an impact bounds the score from above and below, wherever the averages have gone since', () => {
  fc.assert(
    fc.property(entry, averages, averages, (fields, then, now) => {
      const before = frequencyOf(fields, then);
      fc.pre(before > 0);
      const drift = driftBetween(then, now);
      const share = saturated(frequencyOf(fields, now));
      const impact = impactOf(before);
      expect(mostByImpact(drift)[impact]).toBeGreaterThanOrEqual(share);
      expect(leastByImpact(drift)[impact]).toBeLessThanOrEqual(share);
    }),
    { numRuns: 500 },
  );
});

test('without drift the bounds lie a 255th around the score', () => {
  const none = driftBetween([1, 2, 0, 4, 5], [1, 2, 3, 4, 5]);
  expect(none).toEqual({ most: 1, least: 1 });
  // f = 1.2 saturates at a half: 127.5 of 255.
  expect(impactOf(1.2)).toBe(128);
  expect(mostByImpact(none)[128]).toBeCloseTo(128 / 255, 8);
  expect(leastByImpact(none)[128]).toBeCloseTo(127 / 255, 8);
});

test('a field that doubles in length doubles what its occurrences may be worth', () => {
  expect(driftBetween([4, 0, 2, 3, 10], [4, 5, 2, 3, 20])).toEqual({ most: 2, least: 1 });
  expect(driftBetween([4, 0, 2, 3, 10], [1, 5, 2, 3, 10])).toEqual({ most: 1, least: 0.25 });
});
