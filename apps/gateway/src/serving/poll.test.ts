import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPoll } from './poll.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

interface Work {
  readonly begun: () => number;
  readonly work: () => Promise<void>;
  readonly finish: () => Promise<void>;
}

function heldWork(): Work {
  let begun = 0;
  let release: () => void = () => undefined;
  return {
    begun: () => begun,
    work: () => {
      begun++;
      return new Promise((resolve) => (release = resolve));
    },
    finish: async () => {
      release();
      await setImmediate();
    },
  };
}

test('a turn comes after each interval, and none while one is under way', async () => {
  const { begun, work, finish } = heldWork();
  const poll = startPoll({ everyMs: 100, work, onFailure: () => undefined });
  vi.advanceTimersByTime(99);
  expect(begun()).toBe(0);
  vi.advanceTimersByTime(501);
  expect(begun()).toBe(1);
  await finish();
  vi.advanceTimersByTime(499);
  expect(begun()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(begun()).toBe(2);
  await finish();
  await poll.stop();
});

test('a turn that is wanted soon comes at once, without another at the interval’s old end', async () => {
  const { begun, work, finish } = heldWork();
  const poll = startPoll({ everyMs: 100, work, onFailure: () => undefined });
  vi.advanceTimersByTime(60);
  poll.soon();
  expect(begun()).toBe(1);
  await finish();
  vi.advanceTimersByTime(60);
  expect(begun()).toBe(1);
  vi.advanceTimersByTime(40);
  expect(begun()).toBe(2);
  await finish();
  await poll.stop();
});

test('what is wanted during a turn is one more turn, right after it', async () => {
  const { begun, work, finish } = heldWork();
  const poll = startPoll({ everyMs: 100, work, onFailure: () => undefined });
  poll.soon();
  poll.soon();
  poll.soon();
  expect(begun()).toBe(1);
  await finish();
  expect(begun()).toBe(2);
  await finish();
  expect(begun()).toBe(2);
  await poll.stop();
});

test('a failure is told, and the next turn comes', async () => {
  const told: unknown[] = [];
  const work = vi.fn(() => Promise.reject(new Error('away')));
  const poll = startPoll({ everyMs: 100, work, onFailure: (cause) => told.push(cause) });
  vi.advanceTimersByTime(100);
  await setImmediate();
  vi.advanceTimersByTime(100);
  await setImmediate();
  expect(told).toEqual([new Error('away'), new Error('away')]);
  await poll.stop();
});

test('after a stop nothing begins, whatever was wanted', async () => {
  const { begun, work } = heldWork();
  const poll = startPoll({ everyMs: 100, work, onFailure: () => undefined });
  await poll.stop();
  poll.soon();
  vi.advanceTimersByTime(1_000);
  expect(begun()).toBe(0);
});
