import { expect, test } from 'vitest';
import { turnOrders } from './turn-order.ts';

const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

test('four ways, worked by hand', () => {
  expect(turnOrders(4)).toEqual([
    [0, 1, 3, 2],
    [1, 2, 0, 3],
    [2, 3, 1, 0],
    [3, 0, 2, 1],
  ]);
});

test.each(COUNTS)('of %i ways each runs once a turn, and as often in every place', (ways) => {
  const orders = turnOrders(ways);
  for (const order of orders) expect([...order].sort()).toEqual(Array.from({ length: ways }, (_, way) => way));
  for (let place = 0; place < ways; place++) {
    for (let way = 0; way < ways; way++)
      expect(orders.filter((order) => order[place] === way)).toHaveLength(orders.length / ways);
  }
});

test.each(COUNTS)('of %i ways each follows every other equally often', (ways) => {
  const orders = turnOrders(ways);
  const follows = (one: number, other: number): number =>
    orders.filter((order) => order.some((way, place) => way === one && order[place + 1] === other)).length;
  for (let one = 0; one < ways; one++) {
    for (let other = 0; other < ways; other++)
      expect(follows(one, other)).toBe(one === other ? 0 : orders.length / ways);
  }
});
