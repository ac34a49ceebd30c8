import { MODALITIES } from '@fusionrank/domain/modality';
import { createRng } from '@fusionrank/domain/rng';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { CROSS_PATHS, FUSIONS, HISTORY_ENCODERS, type NetworkConfig } from '../../fusion/network-shape.ts';
import { initialWeights } from '../../fusion/weights.ts';
import { openRanker } from '../open-ranker.ts';
import type { Ranker, RankRequest } from '../ranker.ts';
import { SCORE_PARTS, type ScorePart } from '../score-parts.ts';
import { createScorer } from '../scorer.ts';
import { rankRequest, smallTable, TEST_SHAPE } from '../testing/small-network.ts';
import type { TrainedNetwork } from '../trained-network.ts';
import { openOnnxRanking } from './onnx-engine.ts';
import type { RankingEngine } from './ranking-engine.ts';
import { tensorflowRanking } from './tensorflow-engine.ts';

const ITEMS = 1200;
const TOLERANCE = 1e-5;
const table = smallTable(ITEMS);

/** Every weight off its start, so that none counts nothing: the stand-ins for what is missing, the linear paths, the scales. */
function network(config: Partial<NetworkConfig> = {}, seed = 1): TrainedNetwork {
  const shape = { ...TEST_SHAPE, config: { ...TEST_SHAPE.config, ...config } };
  const rng = createRng(seed + 1);
  const weights = initialWeights(shape, createRng(seed));
  for (const { values } of weights.values()) values.forEach((value, i) => (values[i] = value + 0.05 * rng.normal()));
  const scoreWeights = { objectives: [0.6, 0.2, 0.2] };
  return { modelVersion: 'test', shape, weights, crossFeatures: ['a', 'b', 'c'], scoreWeights };
}

interface Engines {
  readonly onnx: RankingEngine;
  readonly tensorflow: RankingEngine;
}

async function bothEngines(of: TrainedNetwork): Promise<Engines> {
  const engines = { onnx: await openOnnxRanking(of, { threads: 1 }), tensorflow: tensorflowRanking(of) };
  for (const engine of Object.values(engines)) await engine.setItems({ table, count: ITEMS });
  return engines;
}

async function expectParity({ onnx, tensorflow }: Engines, request: RankRequest): Promise<void> {
  const [ours, reference] = [await onnx.logits(request), await tensorflow.logits(request)];
  expect(ours.length).toBe(request.rows.length * TEST_SHAPE.widths.objectives);
  expectClose(ours, reference);
}

function expectClose(ours: ArrayLike<number>, reference: ArrayLike<number>): void {
  expect(ours.length).toBe(reference.length);
  let worst = 0;
  for (let i = 0; i < reference.length; i++) {
    const expected = reference[i]!;
    worst = Math.max(worst, Math.abs(ours[i]! - expected) / Math.max(1, Math.abs(expected)));
  }
  expect(worst).toBeLessThanOrEqual(TOLERANCE);
}

const released = async ({ onnx, tensorflow }: Engines): Promise<void> => {
  await onnx.release();
  await tensorflow.release();
};

beforeAll(() => selectBackend('wasm'));

describe('ONNX Runtime gives the logits of TensorFlow.js to 1e-5', () => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await bothEngines(network());
  });
  afterAll(() => released(engines));

  test.each([
    { what: 'one candidate', rows: 1, history: 5, query: true },
    { what: '24 candidates', rows: 24, history: 50, query: true },
    { what: '1,000 candidates', rows: 1000, history: 20, query: true },
    { what: 'a user without history', rows: 24, history: 0, query: true },
    { what: 'no query', rows: 24, history: 5, query: false },
    { what: 'neither history nor query', rows: 24, history: 0, query: false },
    { what: 'no candidates', rows: 0, history: 5, query: true },
  ])('$what', async ({ rows, history, query }) => {
    await expectParity(engines, rankRequest({ items: ITEMS, rows, history, query }));
  });

  test.each(['text', 'image'] as const)('a query of %s alone', async (modality) => {
    const whole = rankRequest({ items: ITEMS, rows: 24, history: 5, query: true });
    const only = whole.query[modality];
    await expectParity(engines, { ...whole, query: only === undefined ? {} : { [modality]: only } });
  });

  test.each(MODALITIES)('without %s on either side', async (modality) => {
    const request = rankRequest({ items: ITEMS, rows: 50, history: 10, query: true });
    await expectParity(engines, { ...request, without: [modality] });
    expect(await engines.onnx.logits({ ...request, without: [modality] })).not.toEqual(
      await engines.onnx.logits(request),
    );
  });

  test('without anything but the cross features', async () => {
    const request = rankRequest({ items: ITEMS, rows: 50, history: 10, query: true });
    await expectParity(engines, { ...request, without: MODALITIES });
  });

  test('over random requests', async () => {
    const request = fc
      .record({
        rows: fc.integer({ min: 1, max: 60 }),
        history: fc.integer({ min: 0, max: 12 }),
        query: fc.boolean(),
        without: fc.subarray([...MODALITIES]),
        crossScale: fc.constantFrom(0, 1, 100),
      })
      .map(({ without, crossScale, ...size }) => {
        const drawn = rankRequest({ items: ITEMS, ...size });
        return { ...drawn, without, cross: drawn.cross.map((value) => crossScale * value) };
      });
    await fc.assert(
      fc.asyncProperty(request, (one) => expectParity(engines, one)),
      { numRuns: 40 },
    );
  });
});

const VARIANTS = FUSIONS.flatMap((fusion) =>
  HISTORY_ENCODERS.flatMap((history) => CROSS_PATHS.map((fusionPath) => ({ fusion, history, fusionPath }))),
);

describe.each(VARIANTS)('with $fusion, $history and the fusion path $fusionPath', (variant) => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await bothEngines(network(variant, 7));
  });
  afterAll(() => released(engines));

  test.each([0, 1, 9])('logits agree, the history %i long', async (history) => {
    const request = rankRequest({ items: ITEMS, rows: 40, history, query: true });
    await expectParity(engines, request);
    await expectParity(engines, { ...request, without: ['text', 'numeric'] });
  });

  test('explanations agree', async () => {
    const crossParts: readonly ScorePart[] = ['query-match', 'context', 'numeric'];
    const request = { ...rankRequest({ items: ITEMS, rows: 4, history: 5, query: true }), crossParts };
    const [ours, reference] = [await engines.onnx.explain(request), await engines.tensorflow.explain(request)];
    expectClose(ours.logit, reference.logit);
    expectClose(ours.baselineLogit, reference.baselineLogit);
    expectClose(ours.shapley, reference.shapley);
    expect(ours.shapley.length).toBe(4 * SCORE_PARTS.length);
  });
});

test.each([
  { what: 'one hidden layer', config: { hidden: [16] } },
  { what: 'three hidden layers', config: { hidden: [32, 16, 8] } },
  { what: 'cross features through the hidden layers alone', config: { crossPath: 'hidden' as const } },
  { what: 'dropout in training', config: { dropout: 0.5, crossDropout: 0.5 } },
])('logits agree: $what', async ({ config }) => {
  const engines = await bothEngines(network(config, 3));
  await expectParity(engines, rankRequest({ items: ITEMS, rows: 40, history: 5, query: true }));
  await released(engines);
});

test('logits agree in a network without cross features', async () => {
  const shape = { ...TEST_SHAPE, widths: { ...TEST_SHAPE.widths, cross: 0 } };
  const of = { ...network(), shape, weights: initialWeights(shape, createRng(1)), crossFeatures: [] };
  const engines = await bothEngines(of);
  const request = rankRequest({ items: ITEMS, rows: 40, history: 5, query: true });
  await expectParity(engines, { ...request, cross: new Float32Array(0) });
  await released(engines);
});

test('items whose every modality is missing are ranked alike', async () => {
  const engines = await bothEngines(network());
  const bare = {
    ...table,
    attributes: { slots: table.attributes.slots, ids: new Int32Array(table.attributes.ids.length) },
    ...Object.fromEntries(
      (['text', 'image', 'numeric', 'behaviour'] as const).map((name) => [
        name,
        { ...table[name], present: new Uint8Array(table[name].present.length) },
      ]),
    ),
  };
  for (const engine of [engines.onnx, engines.tensorflow]) await engine.setItems({ table: bare, count: ITEMS });
  await expectParity(engines, rankRequest({ items: ITEMS, rows: 40, history: 5, query: true }));
  await released(engines);
});

test('what does not fit is refused', async () => {
  const { onnx, tensorflow } = await bothEngines(network());
  const request = rankRequest({ items: ITEMS, rows: 2, history: 2, query: true });
  const user = { ...request.user, historyRows: Int32Array.of(-1, 0) };
  await expect(onnx.logits({ ...request, rows: Int32Array.of(0, ITEMS) })).rejects.toThrow(
    `item row: expected 0 to ${ITEMS - 1}, got ${ITEMS}`,
  );
  await expect(onnx.logits({ ...request, user })).rejects.toThrow(`expected 0 to ${ITEMS - 1}, got -1`);
  await expect(onnx.logits({ ...request, cross: new Float32Array(5) })).rejects.toThrow(
    'cross features: expected 2 × 3 numbers, got 5',
  );
  await expect(onnx.logits({ ...request, query: { text: new Float32Array(1) } })).rejects.toThrow(
    'query.text: expected 12 numbers, got 1',
  );
  await released({ onnx, tensorflow });
});

describe('the ranking thread', () => {
  let ranker: Ranker;
  beforeAll(async () => {
    ranker = await openRanker({ network: network() }, { engine: 'onnx' });
    await ranker.setItems(table);
  });
  afterAll(() => ranker.close());

  test('gives the scores of the calling thread, in the order of the requests', async () => {
    const scorer = createScorer(network());
    scorer.setItems(table);
    const requests = [1, 10, 1000].map((rows) => rankRequest({ items: ITEMS, rows, history: 5, query: true }));
    const answers = await Promise.all(requests.map((request) => ranker.rank(request)));
    answers.forEach(({ score, probability }, i) => {
      const expected = scorer.score(requests[i]!);
      expectClose(score, expected.score);
      expectClose(probability, expected.probability);
    });
    scorer.dispose();
  });

  test('a request whose client is gone while it waits is not scored: the one behind it comes at once', async () => {
    const request = rankRequest({ items: ITEMS, rows: ITEMS, history: 5, query: true });
    const crossParts: ScorePart[] = ['query-match', 'query-match', 'query-match'];
    const gone = new AbortController();
    const explaining = ranker.explain({ ...request, crossParts });
    const abandoned = Array.from({ length: 20 }, () => ranker.explain({ ...request, crossParts }, gone.signal));
    const rejected = Promise.all(abandoned.map((asked) => expect(asked).rejects.toThrow('gone')));
    const next = ranker.rank(request);
    gone.abort(new Error('gone'));
    await rejected;
    const begunAt = performance.now();
    await explaining;
    const oneTakesMs = performance.now() - begunAt;
    const behindAt = performance.now();
    expect((await next).score).toHaveLength(ITEMS);
    // Twenty explanations were before it.
    expect(performance.now() - behindAt).toBeLessThan(5 * oneTakesMs);
  });

  test('refuses a row that the table does not have, and answers the next request', async () => {
    const request = rankRequest({ items: ITEMS, rows: 2, history: 0, query: true });
    await expect(ranker.rank({ ...request, rows: Int32Array.of(0, ITEMS) })).rejects.toThrow(
      `expected 0 to ${ITEMS - 1}, got ${ITEMS}`,
    );
    expect((await ranker.rank(request)).score).toHaveLength(2);
  });
});
