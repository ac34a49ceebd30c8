import { createRng } from '@fusionrank/domain/rng';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UserInput } from '../ranking/ranker.ts';
import { withoutSomeHistory } from './history-dropout.ts';

const user = (entries: number): UserInput => ({
  historyRows: Int32Array.from({ length: entries }, (_, i) => 10 + i),
  historyKinds: Uint8Array.from({ length: entries }, (_, i) => i % 3),
  historyAgeDays: Float32Array.from({ length: entries }, (_, i) => i / 2),
  profile: Float32Array.of(1),
});

test('what stays keeps its order, kind and age, and a history never becomes empty', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (entries, rate, seed) => {
      const whole = user(entries);
      const { historyRows, historyKinds, historyAgeDays } = withoutSomeHistory(whole, rate, createRng(seed));
      expect(historyRows.length > 0).toBe(entries > 0);
      expect([...historyRows]).toEqual([...historyRows].sort((a, b) => a - b));
      historyRows.forEach((row, i) => {
        expect([historyKinds[i], historyAgeDays[i]]).toEqual([(row - 10) % 3, (row - 10) / 2]);
      });
    }),
  );
});

test('entries go at about the rate asked for; at 0 the user is untouched and nothing is drawn', () => {
  const kept = withoutSomeHistory(user(4000), 0.3, createRng(1)).historyRows.length;
  expect(kept / 4000).toBeCloseTo(0.7, 1.5);
  const whole = user(3);
  const [used, fresh] = [createRng(2), createRng(2)];
  expect(withoutSomeHistory(whole, 0, used)).toBe(whole);
  expect(used.next()).toBe(fresh.next());
});
