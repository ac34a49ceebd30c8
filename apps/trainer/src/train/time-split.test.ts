import { describe, expect, test } from 'vitest';
import { splitByTime } from './time-split.ts';

const span = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2026-01-11T00:00:00Z') };

describe('a split by time', () => {
  test('cuts the span at its shares, each part after the one before', () => {
    expect(splitByTime(span, { behaviour: 0.4, train: 0.4, valid: 0.1 })).toEqual({
      behaviourUntil: new Date('2026-01-05T00:00:00Z'),
      trainUntil: new Date('2026-01-09T00:00:00Z'),
      validUntil: new Date('2026-01-10T00:00:00Z'),
      testUntil: new Date('2026-01-11T00:00:00.001Z'),
    });
  });

  test.each([
    { behaviour: 0.5, train: 0.4, valid: 0.1 },
    { behaviour: 0, train: 0.4, valid: 0.1 },
    { behaviour: 0.4, train: Number.NaN, valid: 0.1 },
  ])('is refused where a part would be empty: $behaviour, $train, $valid', (shares) => {
    expect(() => splitByTime(span, shares)).toThrow(/positive shares/);
  });
});
