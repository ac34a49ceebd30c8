import { expect, test } from 'vitest';
import { bucketsOf, bucketStart } from './buckets.ts';

const at = (iso: string) => new Date(iso);

test.each([
  ['hour', '2026-03-01T12:00:00.000Z'],
  ['day', '2026-03-01T00:00:00.000Z'],
  // 1 March 2026 is a Sunday.
  ['week', '2026-02-23T00:00:00.000Z'],
] as const)('a %s begins at %s', (bucket, start) => {
  expect(bucketStart(at('2026-03-01T12:59:59.999Z'), bucket)).toEqual(at(start));
  expect(bucketStart(at(start), bucket)).toEqual(at(start));
});

test('the first and the last bucket end where the window does', () => {
  const window = { from: at('2026-03-01T12:30:00Z'), until: at('2026-03-03T06:00:00Z') };
  expect(bucketsOf(window, 'day').map(({ from, until }) => [from.toISOString(), until.toISOString()])).toEqual([
    ['2026-03-01T12:30:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-03T00:00:00.000Z', '2026-03-03T06:00:00.000Z'],
  ]);
});

test('a thousand buckets are told, one more is refused', () => {
  const window = (hours: number) => ({
    from: at('2026-01-01T00:00:00Z'),
    until: new Date(Date.UTC(2026, 0, 1, hours)),
  });
  expect(bucketsOf(window(1_000), 'hour')).toHaveLength(1_000);
  expect(() => bucketsOf(window(1_001), 'hour')).toThrow('expected at most 1000');
});
