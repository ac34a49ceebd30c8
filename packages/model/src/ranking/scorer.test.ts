import { MODALITIES } from '@fusionrank/domain/modality';
import { createRng } from '@fusionrank/domain/rng';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { withoutLeaks } from '../backend/without-leaks.ts';
import { networkLogits } from '../fusion/network.ts';
import { FUSIONS, HISTORY_ENCODERS } from '../fusion/network-shape.ts';
import { upload } from '../fusion/parameters.ts';
import { initialWeights } from '../fusion/weights.ts';
import { calibratedProbability } from './calibration.ts';
import { networkInputsOf, rankRequest, smallTable, TEST_SHAPE } from './testing/small-network.ts';
import { openRanker } from './open-ranker.ts';
import type { Ranker } from './ranker.ts';
import { createScorer, type Scorer } from './scorer.ts';
import type { TrainedNetwork } from './trained-network.ts';

const ITEMS = 1200;
const table = smallTable(ITEMS);
const network: TrainedNetwork = {
  modelVersion: 'test',
  shape: TEST_SHAPE,
  weights: perturbed(initialWeights(TEST_SHAPE, createRng(1))),
  crossFeatures: ['a', 'b', 'c'],
  scoreWeights: { objectives: [0.6, 0.2, 0.2] },
};
let scorer: Scorer;
let ranker: Ranker;

function perturbed(weights: TrainedNetwork['weights']): TrainedNetwork['weights'] {
  const rng = createRng(2);
  for (const { values, kind } of weights.values())
    if (kind === 'dense') values.forEach((value, i) => (values[i] = value + 0.05 * rng.normal()));
  return weights;
}

beforeAll(async () => {
  await selectBackend('wasm');
  scorer = createScorer(network);
  scorer.setItems(table);
  ranker = await openRanker({ network }, { engine: 'tensorflow' });
  await ranker.setItems(table);
});
afterAll(async () => {
  scorer.dispose();
  await ranker.close();
});

test.each([
  { what: 'one candidate', rows: 1, history: 5, query: true },
  { what: '24 candidates', rows: 24, history: 50, query: true },
  { what: '1,000 candidates', rows: 1000, history: 20, query: true },
  { what: 'a user without history', rows: 24, history: 0, query: true },
  { what: 'no query', rows: 24, history: 5, query: false },
  { what: 'neither history nor query', rows: 24, history: 0, query: false },
])('served logits are those of the training graph within 1e-5: $what', ({ rows, history, query }) => {
  const request = rankRequest({ items: ITEMS, rows, history, query });
  const expected = withoutLeaks(() =>
    networkLogits(upload(network.weights), TEST_SHAPE, networkInputsOf(request, table)).dataSync<'float32'>(),
  );
  const served = scorer.logits(request);
  expect(served.length).toBe(rows * TEST_SHAPE.widths.objectives);
  served.forEach((logit, i) =>
    expect(Math.abs(logit - expected[i]!)).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected[i]!))),
  );
});

const VARIANTS = FUSIONS.flatMap((fusion) =>
  HISTORY_ENCODERS.map((history) => ({ fusion, history, fusionPath: 'hidden-and-linear' as const })),
);

test.each(VARIANTS)('served logits are those of the training graph: $fusion, $history', (variant) => {
  const shape = { ...TEST_SHAPE, config: { ...TEST_SHAPE.config, ...variant } };
  const weights = perturbed(initialWeights(shape, createRng(3)));
  const other = createScorer({ ...network, shape, weights });
  other.setItems(table);
  for (const history of [0, 1, 9]) {
    const request = rankRequest({ items: ITEMS, rows: 24, history, query: true });
    const expected = withoutLeaks(() =>
      networkLogits(upload(weights), shape, networkInputsOf(request, table)).dataSync<'float32'>(),
    );
    other
      .logits(request)
      .forEach((logit, i) =>
        expect(Math.abs(logit - expected[i]!)).toBeLessThan(2e-5 * Math.max(1, Math.abs(expected[i]!))),
      );
  }
  other.dispose();
});

test('the recurrence reads the order of the history', () => {
  const shape = { ...TEST_SHAPE, config: { ...TEST_SHAPE.config, history: 'recurrence' as const } };
  const other = createScorer({ ...network, shape, weights: perturbed(initialWeights(shape, createRng(3))) });
  other.setItems(table);
  const request = rankRequest({ items: ITEMS, rows: 24, history: 4, query: false });
  const turned = { ...request, user: { ...request.user, historyRows: request.user.historyRows.slice().reverse() } };
  expect(other.logits(turned)).not.toEqual(other.logits(request));
  other.dispose();
});

test('a linear path from the cross features counts, and a network without one is served without', () => {
  const config = { ...TEST_SHAPE.config, crossPath: 'hidden' } as const;
  const weights = new Map([...network.weights].filter(([name]) => name !== 'head.cross'));
  const deepOnly = createScorer({ ...network, shape: { ...TEST_SHAPE, config }, weights });
  deepOnly.setItems(table);
  const request = rankRequest({ items: ITEMS, rows: 50, history: 5, query: true });
  const deep = deepOnly.logits(request);
  deepOnly.dispose();
  // Clipped and scaled cross · head.cross, worked out beside the network.
  const [cross, mean, deviation] = ['head.cross', 'scale.cross.mean', 'scale.cross.deviation'].map(
    (name) => network.weights.get(name)!.values,
  );
  scorer.logits(request).forEach((logit, i) => {
    const row = Math.floor(i / 3);
    const linear = [0, 1, 2].reduce((sum, column) => {
      const scaled = (request.cross[row * 3 + column]! - mean![column]!) / deviation![column]!;
      return sum + Math.min(5, Math.max(-5, scaled)) * cross![column * 3 + (i % 3)]!;
    }, 0);
    expect(logit - deep[i]!).toBeCloseTo(linear, 4);
  });
});

test.each(MODALITIES)('doing without %s scores as if no item had it', (modality) => {
  const whole = rankRequest({ items: ITEMS, rows: 50, history: 10, query: true });
  const other = createScorer(network);
  other.setItems(withoutModality(table, modality));
  const query = { ...whole.query };
  if (modality === 'text') delete (query as { text?: Float32Array }).text;
  if (modality === 'image') delete (query as { image?: Float32Array }).image;
  const expected = other.score({ ...whole, query }).score;
  other.dispose();
  expect(Array.from(scorer.score({ ...whole, without: [modality] }).score)).toEqual(Array.from(expected));
  expect(Array.from(scorer.score(whole).score)).not.toEqual(Array.from(expected));
});

test('what stands in a missing modality changes nothing', () => {
  const request = rankRequest({ items: ITEMS, rows: 100, history: 10, query: true });
  const garbled = createScorer(network);
  const values = table.image.values.slice();
  table.image.present.forEach(
    (present, row) => present === 0 && values.fill(NaN, row * table.image.width, (row + 1) * table.image.width),
  );
  expect(values.some(Number.isNaN)).toBe(true);
  garbled.setItems({ ...table, image: { ...table.image, values } });
  expect(garbled.score(request)).toEqual(scorer.score(request));
  garbled.dispose();
});

test('the worker thread gives the scores of the calling thread, in the order of the requests', async () => {
  const requests = [1, 10, 1000].map((rows) => rankRequest({ items: ITEMS, rows, history: 5, query: true }));
  const answers = await Promise.all(requests.map((request) => ranker.rank(request)));
  expect(answers).toEqual(requests.map((request) => scorer.score(request)));
});

test('no candidates give no scores', async () => {
  expect((await ranker.rank(rankRequest({ items: ITEMS, rows: 0, history: 5, query: true }))).score).toHaveLength(0);
});

test('probabilities lie between 0 and 1 and rise with the click logit', () => {
  const request = rankRequest({ items: ITEMS, rows: 50, history: 5, query: true });
  const logits = scorer.logits(request);
  scorer.score(request).probability.forEach((p, i) => expect(p).toBeCloseTo(1 / (1 + Math.exp(-logits[i * 3]!)), 6));
});

test('calibration changes the click probabilities, never the scores nor the order of either', () => {
  const request = rankRequest({ items: ITEMS, rows: 200, history: 5, query: true });
  const plain = scorer.score(request);
  for (const click of [
    { kind: 'logistic', slope: 0.5, intercept: -2 },
    { kind: 'isotonic', logits: [-0.5, 0, 1], probabilities: [0.01, 0.2, 0.3] },
  ] as const) {
    const calibrated = createScorer({ ...network, calibration: [click, { kind: 'none' }, { kind: 'none' }] });
    calibrated.setItems(table);
    const { score, probability } = calibrated.score(request);
    calibrated.dispose();
    expect(score).toEqual(plain.score);
    const order = [...plain.probability.keys()].sort((a, b) => plain.probability[a]! - plain.probability[b]!);
    const along = order.map((row) => probability[row]!);
    expect(along).toEqual([...along].sort((a, b) => a - b));
    const row = order[100]!;
    expect(probability[row]).toBeCloseTo(calibratedProbability(click, scorer.logits(request)[row * 3]!), 6);
    expect(probability[row]).not.toBeCloseTo(plain.probability[row]!, 3);
  }
});

test('a row that the table does not have is refused, and the next request is answered', async () => {
  const request = rankRequest({ items: ITEMS, rows: 2, history: 0, query: true });
  await expect(ranker.rank({ ...request, rows: Int32Array.of(0, ITEMS) })).rejects.toThrow(
    `expected 0 to ${ITEMS - 1}, got ${ITEMS}`,
  );
  expect((await ranker.rank(request)).score).toHaveLength(2);
});

test('ranking 1,000 candidates leaves the event loop free', async () => {
  const request = rankRequest({ items: ITEMS, rows: 1000, history: 50, query: true });
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await Promise.all(Array.from({ length: 20 }, () => ranker.rank(request)));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('a closed ranker rejects', async () => {
  const closing = await openRanker({ network });
  await closing.close();
  await expect(closing.rank(rankRequest({ items: 1, rows: 1, history: 0, query: false }))).rejects.toMatchObject({
    code: 'ENVIRONMENT',
  });
});

function withoutModality(whole: typeof table, modality: (typeof MODALITIES)[number]): typeof table {
  if (modality === 'attributes')
    return {
      ...whole,
      attributes: { slots: whole.attributes.slots, ids: new Int32Array(whole.attributes.ids.length) },
    };
  return { ...whole, [modality]: { ...whole[modality], present: new Uint8Array(whole[modality].present.length) } };
}
