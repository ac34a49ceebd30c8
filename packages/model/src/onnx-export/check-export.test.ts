import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { EXPORT_INPUTS } from '../fusion/serving-graph/exported-graph.ts';
import { FUSIONS, HISTORY_ENCODERS, type NetworkConfig } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import { TEST_SHAPE } from '../ranking/testing/small-network.ts';
import type { TrainedNetwork } from '../ranking/trained-network.ts';
import { checkedExport } from './check-export.ts';

const SLOTS = 3;

function network(config: Partial<NetworkConfig> = {}): TrainedNetwork {
  const shape = { ...TEST_SHAPE, config: { ...TEST_SHAPE.config, ...config } };
  const rng = createRng(2);
  const weights = initialWeights(shape, createRng(1));
  for (const { values } of weights.values()) values.forEach((value, i) => (values[i] = value + 0.05 * rng.normal()));
  const scoreWeights = { objectives: [0.6, 0.2, 0.2] };
  return { modelVersion: 'v1', shape, weights, crossFeatures: ['a', 'b', 'c'], scoreWeights };
}

const VARIANTS = FUSIONS.flatMap((fusion) =>
  HISTORY_ENCODERS.map((history) => ({ fusion, history, fusionPath: 'hidden-and-linear' as const })),
);

describe.each(EXPORT_INPUTS)('given %s', (inputs) => {
  test.each(VARIANTS)('what is exported ranks as what serves: $fusion, $history', async (variant) => {
    const { requests, largestDifference } = await checkedExport(network(variant), { inputs, slots: SLOTS });
    expect(requests).toBe(18);
    expect(largestDifference).toBeLessThanOrEqual(1e-5);
  });
});

test('the file names its inputs, and its metadata the model version and the cross features', async () => {
  const { model, inputNames } = await checkedExport(network(), { inputs: 'features', slots: SLOTS });
  expect([...inputNames].sort()).toEqual([
    'attributes',
    'behaviour',
    'cross',
    'historyPresent',
    'historyRows',
    'image',
    'interactions',
    'noQuery',
    'numeric',
    'present',
    'profile',
    'queryImage',
    'queryText',
    'rows',
    'text',
    'withoutHistory',
  ]);
  const text = Buffer.from(model).toString('latin1');
  for (const part of ['modelVersion', 'v1', 'crossFeatures', '["a","b","c"]', '[0.6,0.2,0.2]'])
    expect(text).toContain(part);
});
