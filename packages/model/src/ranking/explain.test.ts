import { MODALITIES } from '@fusionrank/domain/modality';
import { createRng } from '@fusionrank/domain/rng';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { withoutLeaks } from '../backend/without-leaks.ts';
import { blockRanges, FUSIONS, HISTORY_ENCODERS, type NetworkConfig } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import { type ExplainedItems, explanationPasses, type Pass, sharesOf } from './explain.ts';
import { openRanker } from './open-ranker.ts';
import type { ExplainRequest, ScoreShares } from './ranker.ts';
import { SCORE_PARTS, type ScorePart } from './score-parts.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { rankRequest, smallTable, TEST_SHAPE } from './testing/small-network.ts';
import type { TrainedNetwork } from './trained-network.ts';
import { PROFILE_FEATURES, unknownUser } from './user-input.ts';

const ITEMS = 60;
const table = smallTable(ITEMS);
const PARTS: readonly ScorePart[] = ['query-match', 'context', 'numeric'];

function network(config: Partial<NetworkConfig> = {}): TrainedNetwork {
  const shape = { ...TEST_SHAPE, config: { ...TEST_SHAPE.config, ...config } };
  const rng = createRng(2);
  const weights = initialWeights(shape, createRng(1));
  for (const { values, kind } of weights.values())
    if (kind === 'dense') values.forEach((value, i) => (values[i] = value + 0.05 * rng.normal()));
  weights.get('scale.cross.mean')!.values.set([0.3, -0.2, 0.5]);
  return {
    modelVersion: 'test',
    shape,
    weights,
    crossFeatures: ['a', 'b', 'c'],
    scoreWeights: { objectives: [0.6, 0.2, 0.2] },
  };
}

function withScorer<T>(of: TrainedNetwork, work: (scorer: Scorer) => T): T {
  const scorer = createScorer(of);
  scorer.setItems(table);
  const result = work(scorer);
  scorer.dispose();
  return result;
}

function explainRequest({ rows = 6, history = 5, query = true, crossParts = PARTS } = {}): ExplainRequest {
  return { ...rankRequest({ items: ITEMS, rows, history, query }), crossParts };
}

const shareOf = ({ shapley }: ScoreShares, place: number, part: ScorePart): number =>
  shapley[place * SCORE_PARTS.length + SCORE_PARTS.indexOf(part)]!;

beforeAll(() => selectBackend('wasm'));

describe.each(FUSIONS)('with fusion %s', (fusion) => {
  test.each(HISTORY_ENCODERS)('and %s the shares of every item add up to its score over the baseline', (history) => {
    withScorer(network({ fusion, history }), (scorer) => {
      for (const request of [explainRequest(), explainRequest({ history: 0 }), explainRequest({ query: false })]) {
        const { logit, baselineLogit, shapley } = withoutLeaks(() => scorer.explain(request));
        const { score } = scorer.score(request);
        request.rows.forEach((_, place) => {
          const shares = shapley.subarray(place * SCORE_PARTS.length, (place + 1) * SCORE_PARTS.length);
          const sum = shares.reduce((total, share) => total + share, 0);
          const scale = Math.max(1, Math.abs(logit[place]!));
          expect(Math.abs(sum - (logit[place]! - baselineLogit[place]!))).toBeLessThan(1e-5 * scale);
          expect(Math.abs(logit[place]! - score[place]!)).toBeLessThan(1e-5 * scale);
          expect(Math.abs(baselineLogit[place]! - baselineLogit[0]!)).toBeLessThan(1e-5);
        });
      }
    });
  });
});

test('a block that the network does not read has no share, and those it reads have', () => {
  const deaf = network({ fusion: 'hadamard' });
  const { start, width } = blockRanges(deaf.shape.config).find(({ modality }) => modality === 'image')!;
  const kernel = deaf.weights.get('hidden.0.kernel')!;
  kernel.values.fill(0, start * kernel.shape[1], (start + width) * kernel.shape[1]);
  const request = explainRequest();
  const shares = withScorer(deaf, (scorer) => scorer.explain(request));
  request.rows.forEach((_, place) => {
    expect(shareOf(shares, place, 'image')).toBeCloseTo(0, 6);
    expect(Math.abs(shareOf(shares, place, 'text'))).toBeGreaterThan(1e-4);
  });
});

test('browsing owes exactly nothing to the query, and a stranger exactly nothing to the context', () => {
  const all = explainRequest();
  const silent = (part: ScorePart): Float32Array =>
    all.cross.map((value, at) => (PARTS[at % PARTS.length] === part ? 0 : value));
  withScorer(network(), (scorer) => {
    const browsing = scorer.explain({ ...all, query: {}, cross: silent('query-match') });
    const stranger = scorer.explain({ ...all, user: unknownUser(), cross: silent('context') });
    all.rows.forEach((_, place) => {
      expect(shareOf(browsing, place, 'query-match')).toBe(0);
      expect(shareOf(browsing, place, 'context')).not.toBe(0);
      expect(shareOf(stranger, place, 'context')).toBe(0);
      expect(shareOf(stranger, place, 'query-match')).not.toBe(0);
    });
  });
});

describe('a network that only adds', () => {
  // Two columns a block; every number counts with the weight of its column.
  const blocks = MODALITIES.map((modality, i) => ({ modality, start: 2 * i, width: 2 }));
  const own = Float32Array.from({ length: 10 }, (_, column) => column + 1);
  const mean = Float32Array.from({ length: 10 }, (_, column) => (column < 2 ? 1 : 0));
  const items: ExplainedItems = {
    blocks,
    itemBlocks: () => own,
    meanBlocks: mean,
    crossMean: Float32Array.of(0.5, 0.5, 0.5),
  };
  const additive = ({ blocks: w, cross, user, query }: Pass): Float32Array =>
    Float32Array.from({ length: w.length / 10 }, (_, i) => {
      const ofItem = w.subarray(i * 10, (i + 1) * 10).reduce((sum, value) => sum + value, 0);
      const features = cross.subarray(i * 3, (i + 1) * 3).reduce((sum, value) => sum + 100 * value, 0);
      return ofItem + features + 1000 * user.historyRows.length + (query.text?.[0] ?? 0);
    });
  const explained = (of: ExplainedItems, score: (pass: Pass) => Float32Array): ScoreShares =>
    sharesOf(request, explanationPasses(of, request).map(score));
  const request: ExplainRequest = {
    user: { ...unknownUser(), historyRows: Int32Array.of(0), profile: new Float32Array(PROFILE_FEATURES.length) },
    query: { text: Float32Array.of(7) },
    rows: Int32Array.of(0),
    cross: Float32Array.of(1, 2, 3),
    crossParts: PARTS,
  };

  test('shares out what each part adds over its mean: worked by hand', () => {
    const shares = explained(items, additive);
    expect(Object.fromEntries(SCORE_PARTS.map((part) => [part, shareOf(shares, 0, part)]))).toEqual({
      text: expect.closeTo(1 + 2 - 2, 3) as number,
      image: expect.closeTo(3 + 4, 3) as number,
      attributes: expect.closeTo(5 + 6, 3) as number,
      // Its cross feature stands aside at the training mean, 0.5; those of the query and the context at 0.
      numeric: expect.closeTo(7 + 8 + 100 * (3 - 0.5), 3) as number,
      behaviour: expect.closeTo(9 + 10, 3) as number,
      'query-match': expect.closeTo(7 + 100 * 1, 3) as number,
      context: expect.closeTo(1000 + 100 * 2, 3) as number,
    });
    expect(shares.baselineLogit[0]).toBeCloseTo(2 + 50, 3);
  });

  test('parts that bring the same get the same', () => {
    const alike = { ...items, itemBlocks: () => new Float32Array(10).fill(2), meanBlocks: new Float32Array(10) };
    const shares = explained(alike, (pass) => additive(pass).map((value) => value ** 2 / 1e3));
    const texts = shareOf(shares, 0, 'text');
    for (const part of ['image', 'attributes', 'behaviour'] as const)
      expect(shareOf(shares, 0, part)).toBeCloseTo(texts, 2);
    expect(shareOf(shares, 0, 'numeric')).not.toBeCloseTo(texts, 2);
  });

  test('a feature without a part is refused', () => {
    expect(() => explanationPasses(items, { ...request, crossParts: ['context'] })).toThrow(
      'expected 3 an item and a part for each, got 3 numbers for 1 items and 1 parts',
    );
  });
});

describe('the ranking thread on TensorFlow.js', () => {
  const ranker = openRanker({ network: network() }, { engine: 'tensorflow' });
  afterAll(async () => (await ranker).close());

  test('explains as the calling thread does, none of nothing, and refuses a row that is not there', async () => {
    const opened = await ranker;
    await opened.setItems(table);
    const request = explainRequest();
    expect(await opened.explain(request)).toEqual(withScorer(network(), (scorer) => scorer.explain(request)));
    expect((await opened.explain(explainRequest({ rows: 0 }))).shapley).toHaveLength(0);
    const wrong = { ...request, rows: Int32Array.of(0, 1, 2, 3, 4, ITEMS) };
    await expect(opened.explain(wrong)).rejects.toThrow(`expected 0 to ${ITEMS - 1}, got ${ITEMS}`);
  });
});
