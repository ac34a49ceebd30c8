import { describe, expect, test } from 'vitest';
import { calibrationError, logLoss } from './log-loss.ts';

describe('log loss', () => {
  test('matches the value worked by hand', () => {
    // −(ln 0.8 + ln(1 − 0.4)) / 2
    expect(logLoss({ scores: [0.8, 0.4], labels: [1, 0] })).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12);
  });

  test('a certain and wrong probability costs much, not infinity', () => {
    expect(logLoss({ scores: [0], labels: [1] })).toBeCloseTo(-Math.log(1e-7), 6);
  });

  test('says nothing about no examples', () => {
    expect(logLoss({ scores: [], labels: [] })).toBeNull();
    expect(calibrationError({ scores: [], labels: [] })).toBeNull();
  });
});

describe('expected calibration error', () => {
  test('is 0 where each bin holds as many positives as it promises', () => {
    expect(calibrationError({ scores: [0.5, 0.5], labels: [1, 0] })).toBe(0);
  });

  test('matches the value worked by hand', () => {
    // Bins of 0.5: {0.2: 0} is off by 0.2, {0.8, 1: 1, 0} promises 1.8 for 1: (0.2 + 0.8) / 3.
    expect(calibrationError({ scores: [0.2, 0.8, 1], labels: [0, 1, 0] }, 2)).toBeCloseTo(1 / 3, 12);
  });

  test('refuses what is no probability', () => {
    expect(() => calibrationError({ scores: [-0.2], labels: [0] })).toThrow(RangeError);
  });
});
