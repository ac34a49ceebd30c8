import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { initialWeights } from '../fusion/weights.ts';
import { startedAs } from './starting-weights.ts';
import { colourShop } from './testing/colour-shop.ts';
import { QUICK_NETWORK, shapeOver } from './testing/network-shapes.ts';
import { trainNetwork } from './train-network.ts';

const shop = colourShop();
const network = { ...QUICK_NETWORK, crossPath: 'hidden-and-linear' } as const;
const fresh = () => initialWeights(shapeOver(shop, network), createRng(1));
const run = {
  ...shop,
  slates: shop.slates.slice(0, 64),
  validation: shop.slates.slice(64),
  modelVersion: 'test',
  seed: 7,
};

beforeAll(() => selectBackend('wasm'));

test('zeroed weights start at 0, and no others', () => {
  const started = startedAs(fresh(), { zeroed: ['head.kernel', 'user.base'], frozen: [] });
  for (const [name, { values }] of fresh()) {
    const expected = ['head.kernel', 'user.base'].includes(name) ? new Float32Array(values.length) : values;
    expect(started.get(name)!.values, name).toEqual(expected);
  }
});

test('where nothing is named the weights are as they were', () => {
  expect(startedAs(fresh(), { zeroed: [], frozen: [] })).toEqual(fresh());
});

test('frozen weights are after training what they were before, the others are not', async () => {
  const frozen = ['item.', 'user.'];
  const before = initialWeights(shapeOver(shop, network), createRng(run.seed).fork('weights'));
  const { network: trained } = await trainNetwork({ ...run, config: { network, maxEpochs: 1, frozen } });
  for (const [name, { kind, values }] of trained.weights) {
    const isFrozen = frozen.some((start) => name.startsWith(start));
    if (isFrozen) expect({ kind, values }, name).toEqual({ kind: 'fixed', values: before.get(name)!.values });
    else if (kind !== 'fixed' && !name.startsWith('position.'))
      expect(values, name).not.toEqual(before.get(name)!.values);
  }
});

test('dropping cross features changes what is learned', async () => {
  const config = { network, maxEpochs: 1 };
  const plain = await trainNetwork({ ...run, config });
  const dropped = await trainNetwork({ ...run, config: { ...config, network: { ...network, crossDropout: 0.5 } } });
  expect(dropped.network.weights.get('head.cross')).not.toEqual(plain.network.weights.get('head.cross'));
});

test.each([
  { zeroed: ['itme.'], frozen: [] },
  { zeroed: [], frozen: ['itme.'] },
])('%j names no weight: refused, and the message says what came', (config) => {
  expect(() => startedAs(fresh(), config)).toThrow('got itme.');
});
