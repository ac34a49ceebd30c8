import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('each who waits goes on in a turn of its own, in the order of waiting', async () => {
  const turn = createTurns();
  const order: string[] = [];
  const ticking = (async () => {
    for (let i = 0; i < 3; i++) {
      await setImmediate();
      order.push(`turn ${i}`);
    }
  })();
  await Promise.all(['a', 'b', 'c'].map((name) => turn().then(() => order.push(name))));
  await ticking;
  expect(order.filter((one) => one.length === 1)).toEqual(['a', 'b', 'c']);
  // Never two of them without the loop having come round between.
  const places = ['a', 'b', 'c'].map((name) => order.indexOf(name));
  expect(places[1]! - places[0]!).toBeGreaterThan(1);
});

test('who waits again stands behind those who wait already', async () => {
  const turn = createTurns();
  const order: string[] = [];
  const twice = async (name: string): Promise<void> => {
    await turn();
    order.push(`${name}1`);
    await turn();
    order.push(`${name}2`);
  };
  await Promise.all([twice('a'), twice('b')]);
  expect(order).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('nobody is forgotten after a time in which nobody waited', async () => {
  const turn = createTurns();
  await turn();
  await setImmediate();
  await expect(turn()).resolves.toBeUndefined();
});
