import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { POSITION_COUNT } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import { TEST_SHAPE } from './testing/small-network.ts';
import { positionBias } from './position-bias.ts';

const weights = new Map(initialWeights(TEST_SHAPE, createRng(1)));
weights.get('position.bias')!.values.forEach((_, i, values) => (values[i] = i));
const network = { weights, shape: TEST_SHAPE };

test('it is what the position adds beyond the top slot, for each objective', () => {
  expect([0, 1, 2].map((objective) => positionBias(network, 4, objective))).toEqual([12, 12, 12]);
  expect(positionBias(network, 0, 2)).toBe(0);
});

test('positions past the table share its last row', () => {
  expect(positionBias(network, 900, 1)).toBe(positionBias(network, POSITION_COUNT - 1, 1));
});

test('a network without a position tower has none', () => {
  weights.delete('position.bias');
  expect(positionBias(network, 4, 0)).toBe(0);
});
