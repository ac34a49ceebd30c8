import { setImmediate as nextTurn } from 'node:timers/promises';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, shuffled, type Rng } from '@fusionrank/domain/rng';
import { learnedTextEncoder, type LearnedTextEncoder } from './learned-text-encoder.ts';
import { DEFAULT_TEXT_ENCODER_CONFIG, type TextEncoderConfig } from './text-encoder-config.ts';
import { copiedTextWeights, initialTextWeights, type TextEncoderWeights } from './text-encoder-weights.ts';
import { indexPairs, splitByQuery, type IndexedPairs, type PairSplit, type TextPair } from './text-pairs.ts';
import { judgeRetrieval, type RetrievalQuality } from './text-retrieval.ts';
import { newTextTrainingState, takeTextStep, type TextBatch } from './text-step.ts';

export interface TextEncoderRun {
  readonly seed: number;
  /** Goes on from an encoder trained before, e.g. on the products' own texts; its shape wins over the configuration's. */
  readonly start?: LearnedTextEncoder;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface TextEncoderResult {
  readonly encoder: LearnedTextEncoder;
  /** On held-out queries: as it started, and as it was kept. */
  readonly before: RetrievalQuality;
  readonly after: RetrievalQuality;
  /** Epochs trained. */
  readonly epochs: number;
  /** The epoch kept, from 1; 0: none was better than the start. */
  readonly bestEpoch: number;
}

/** Fewest distinct queries that can be parted into training and held-out ones. */
const MIN_QUERIES = 20;

/**
 * Trains a two-tower text encoder on pairs of a query and an item's text: the item's cosine has to stand out among those of
 * the batch. Keeps the epoch that finds the items of held-out queries best. Same pairs, configuration and seed → same weights.
 * @throws Problem INVALID_INPUT with fewer than 20 distinct queries; INTERRUPTED once `signal` aborts.
 */
export async function trainTextEncoder(
  pairs: readonly TextPair[],
  config: Partial<TextEncoderConfig>,
  run: TextEncoderRun,
): Promise<TextEncoderResult> {
  const plan = planOf(pairs, config, run);
  const state = newTextTrainingState(startingWeights(plan, run));
  const judge = (): RetrievalQuality => judgeRetrieval(state.weights, judgeOf(plan, run));
  const before = judge();
  let best = { quality: before, epoch: 0, weights: copiedTextWeights(state.weights) };
  let epoch = 0;
  while (epoch < plan.config.maxEpochs && epoch - best.epoch < plan.config.patience) {
    for (const batch of batchesOf(plan, createRng(run.seed).fork(`text epoch ${epoch}`))) {
      takeTextStep(state, batch);
      await nextTurn();
      if (run.signal?.aborted === true)
        throw problem('INTERRUPTED', `training of the text encoder stopped in epoch ${epoch + 1}`);
    }
    epoch++;
    const quality = judge();
    if (quality.mrr > best.quality.mrr) best = { quality, epoch, weights: copiedTextWeights(state.weights) };
    run.onProgress?.({
      stage: 'text encoder',
      done: epoch,
      total: plan.config.maxEpochs,
      note: `held-out MRR ${quality.mrr.toFixed(3)}`,
    });
  }
  const encoder = learnedTextEncoder(best.weights);
  return { encoder, before, after: best.quality, epochs: epoch, bestEpoch: best.epoch };
}

interface Plan {
  readonly config: TextEncoderConfig;
  readonly pairs: IndexedPairs;
  readonly split: PairSplit;
  readonly logFrequency: TextBatch['logFrequency'];
}

function planOf(given: readonly TextPair[], overrides: Partial<TextEncoderConfig>, run: TextEncoderRun): Plan {
  const chosen = { ...DEFAULT_TEXT_ENCODER_CONFIG, ...overrides };
  const config = run.start === undefined ? chosen : { ...chosen, shape: shapeOf(run.start.weights) };
  const pairs = indexPairs(given, config.shape.buckets);
  if (pairs.queries.length < MIN_QUERIES) {
    throw problem(
      'INVALID_INPUT',
      `text encoder: expected pairs of at least ${MIN_QUERIES} distinct queries, got ${pairs.queries.length}`,
    );
  }
  const split = splitByQuery(pairs, config.heldOutShare, run.seed);
  const frequencies = (count: number, of: Int32Array): Float32Array => logFrequencies(count, of, split.training);
  return {
    config,
    pairs,
    split,
    logFrequency: {
      items: frequencies(pairs.items.length, pairs.itemOf),
      queries: frequencies(pairs.queries.length, pairs.queryOf),
    },
  };
}

const shapeOf = ({ buckets, width, dense }: TextEncoderWeights): TextEncoderConfig['shape'] => ({
  buckets,
  width,
  dense: dense !== undefined,
});

function logFrequencies(count: number, of: Int32Array, training: Int32Array): Float32Array {
  const seen = new Float32Array(count);
  for (const pair of training) seen[of[pair] as number] = (seen[of[pair] as number] as number) + 1;
  return seen.map((times) => Math.log(Math.max(times, 1) / training.length));
}

function startingWeights({ config, pairs }: Plan, { start, seed }: TextEncoderRun): TextEncoderWeights {
  if (start !== undefined) return copiedTextWeights(start.weights);
  return initialTextWeights(config.shape, [...pairs.items, ...pairs.queries], createRng(seed).fork('text weights'));
}

function judgeOf({ pairs, split, config }: Plan, { seed }: TextEncoderRun) {
  return {
    pairs,
    queries: split.heldOut.slice(0, config.judgedQueries),
    candidates: config.candidates,
    rng: createRng(seed).fork('text candidates'),
  };
}

function* batchesOf({ config, pairs, split, logFrequency }: Plan, rng: Rng): Generator<TextBatch> {
  const order = shuffled([...split.training], rng.fork('order'));
  for (let start = 0; start < order.length; start += config.pairsPerStep) {
    const chosen = Int32Array.from(order.slice(start, start + config.pairsPerStep));
    yield { pairs, chosen, logFrequency, config, rng: rng.fork(`batch ${start}`) };
  }
}
