import type { Contestant } from '@fusionrank/model/ranking-speed';
import { expect, test } from 'vitest';
import { ratioOf, takeTurns } from './take-turns.ts';

function recording(name: string, calls: string[]): Contestant {
  return {
    name,
    isExact: true,
    run: (request) => {
      calls.push(`${name}${request}`);
      return Promise.resolve(new Float32Array(0));
    },
    release: () => Promise.resolve(),
  };
}

test('each way runs once a turn on the turn’s request, in the order of the turn', async () => {
  const calls: string[] = [];
  const timed = await takeTurns([recording('a', calls), recording('b', calls)], { runs: 4, requests: 3 });
  expect(calls.slice(-8)).toEqual(['a1', 'b1', 'b2', 'a2', 'a0', 'b0', 'b1', 'a1']);
  expect(timed.map(({ name, duration }) => [name, duration.runs])).toEqual([
    ['a', 4],
    ['b', 4],
  ]);
});

test('the ratio is that of the medians: 6 over 2, and the interval holds it', () => {
  const [own, first] = [Float64Array.of(5, 6, 100), Float64Array.of(2, 2, 2)];
  expect(ratioOf(own, first)).toEqual({ value: 3, low: 2.5, high: 50 });
});

test('turns that are slow for both leave the ratio as it is', () => {
  const first = Float64Array.from({ length: 100 }, (_, turn) => (turn % 2 === 0 ? 1 : 10));
  const { value, low, high } = ratioOf(
    first.map((ms) => 3 * ms),
    first,
  );
  expect([value, low, high]).toEqual([3, 3, 3].map((ratio) => expect.closeTo(ratio, 12) as number));
});
