import { expect, test } from 'vitest';
import { createRefusalDelay } from './refusal-delay.ts';

function delays(free: number) {
  let now = 0;
  let waited = 0;
  const delay = createRefusalDelay({ free, stopwatch: () => now, wait: (ms) => Promise.resolve((waited = ms)) });
  return {
    refuse: async (address: string, times = 1): Promise<number> => {
      for (let i = 0; i < times; i++) {
        waited = 0;
        await delay.hold(address);
      }
      return waited;
    },
    pass: (ms: number): void => void (now += ms),
  };
}

test('so many a minute are told at once, the next ones later and later, half a second at most', async () => {
  const { refuse } = delays(60);
  expect(await refuse('a', 60)).toBe(0);
  expect([await refuse('a'), await refuse('a')]).toEqual([25, 50]);
  expect(await refuse('a', 18)).toBe(500);
  expect(await refuse('b')).toBe(0);
});

test('many at once are told one after the other, the last within five seconds', async () => {
  const { refuse, pass } = delays(60);
  await refuse('a', 80);
  expect([await refuse('a'), await refuse('a')]).toEqual([520, 540]);
  pass(100);
  expect(await refuse('a')).toBe(500);
  expect(await refuse('a', 1_000)).toBe(5_000);
});

test('who asks for nothing wrong for a while is told at once again', async () => {
  const { refuse, pass } = delays(60);
  await refuse('a', 1_000);
  pass(10_000);
  expect(await refuse('a')).toBe(275);
  pass(12_000);
  expect(await refuse('a')).toBe(0);
});

test('one a second is never late', async () => {
  const { refuse, pass } = delays(60);
  for (let i = 0; i < 300; i++) {
    expect(await refuse('a')).toBe(0);
    pass(1_000);
  }
});

test('by 0 nothing is ever late', async () => {
  expect(await delays(0).refuse('a', 1_000)).toBe(0);
});

test('of very many addresses the first that came is let go', async () => {
  const { refuse } = delays(2);
  for (const address of ['a', 'z']) await refuse(address, 3);
  for (let i = 0; i < 9_999; i++) await refuse(String(i));
  expect(await refuse('z')).toBeGreaterThan(0);
  expect(await refuse('a')).toBe(0);
});
