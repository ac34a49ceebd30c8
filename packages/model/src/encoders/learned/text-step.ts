import type { Rng } from '@fusionrank/domain/rng';
import { adamStep, adamStepOfRows, type Moments, zeroMoments } from '../../optimization/adam.ts';
import { inBatchSoftmax, type InBatchLoss, type InBatchPairs, symmetricInBatchSoftmax } from './in-batch-softmax.ts';
import type { TextEncoderConfig } from './text-encoder-config.ts';
import type { TextEncoderWeights } from './text-encoder-weights.ts';
import type { TextGrams } from './text-grams.ts';
import type { IndexedPairs } from './text-pairs.ts';
import { towerBackward, towerForward, type TowerGradients, type TowerTrace } from './text-tower.ts';

/** What steps change: the weights in place, and Adam's moments of each. */
export interface TextTrainingState {
  readonly weights: TextEncoderWeights;
  readonly embedding: Moments;
  readonly importance: Moments;
  readonly dense?: { readonly kernel: Moments; readonly bias: Moments };
  step: number;
}

export function newTextTrainingState(weights: TextEncoderWeights): TextTrainingState {
  const { embedding, importance, dense } = weights;
  return {
    weights,
    embedding: zeroMoments(embedding.length),
    importance: zeroMoments(importance.length),
    ...(dense && { dense: { kernel: zeroMoments(dense.kernel.length), bias: zeroMoments(dense.bias.length) } }),
    step: 0,
  };
}

export interface TextBatch {
  readonly pairs: IndexedPairs;
  /** Indices of pairs. */
  readonly chosen: Int32Array;
  /** ln of the share of training pairs that an item, a query stands in. */
  readonly logFrequency: { readonly items: Float32Array; readonly queries: Float32Array };
  readonly config: TextEncoderConfig;
  /** Draws words and grams to leave out. */
  readonly rng: Rng;
}

/** One step down the loss of a batch; costs by the grams of its texts, not by the table. @returns the loss. */
export function takeTextStep(state: TextTrainingState, batch: TextBatch): number {
  const { loss, gradients, rows } = textLossAndGradients(state.weights, batch);
  applyGradients(state, { gradients, rows, learningRate: batch.config.learningRate });
  return loss;
}

export interface TextLoss {
  readonly loss: number;
  readonly gradients: TowerGradients;
  /** Table rows the batch read, in the order of their slots. */
  readonly rows: Int32Array;
}

export function textLossAndGradients(weights: TextEncoderWeights, batch: TextBatch): TextLoss {
  const { pairs, chosen, config, rng } = batch;
  const traceOf = (text: TextGrams | undefined): TowerTrace =>
    towerForward(weights, text === undefined ? NO_GRAMS : keptRows(text, config, rng));
  const queries = Array.from(chosen, (pair) => traceOf(pairs.queries[pairs.queryOf[pair] as number]));
  const items = Array.from(chosen, (pair) => traceOf(pairs.items[pairs.itemOf[pair] as number]));
  const outcome = contrast(batch, matrixOf(queries, weights.width), matrixOf(items, weights.width));
  const { gradients, rows } = gradientsOver([...queries, ...items], weights);
  for (const [traces, slopes] of [
    [queries, outcome.anchorGradient],
    [items, outcome.targetGradient],
  ] as const) {
    traces.forEach((trace, i) => {
      const outGradient = slopes.subarray(i * weights.width, (i + 1) * weights.width);
      towerBackward(weights, { trace, outGradient }, gradients);
    });
  }
  return { loss: outcome.loss, gradients, rows };
}

const NO_GRAMS = new Int32Array(0);

function keptRows({ rows, first, last, words }: TextGrams, config: TextEncoderConfig, rng: Rng): Int32Array {
  const { wordDropout, gramDropout } = config;
  if (wordDropout === 0 && gramDropout === 0) return rows;
  const gone = Uint8Array.from({ length: words }, () => (rng.next() < wordDropout ? 1 : 0));
  const kept = rows.filter(
    (_, i) => gone[first[i] as number] === 0 && gone[last[i] as number] === 0 && rng.next() >= gramDropout,
  );
  return kept.length === 0 ? rows : kept;
}

function contrast(
  { pairs, chosen, logFrequency, config }: TextBatch,
  anchors: Float32Array,
  targets: Float32Array,
): InBatchLoss {
  const at = (of: Int32Array, i: number): number => of[chosen[i] as number] as number;
  const ofBatch = (table: Float32Array, of: Int32Array): Float32Array =>
    Float32Array.from(chosen, (pair) => config.popularityCorrection * (table[of[pair] as number] as number));
  const inBatch: InBatchPairs = {
    count: chosen.length,
    width: config.shape.width,
    anchors,
    targets,
    temperature: config.temperature,
    weights: Float32Array.from(chosen, (pair) => pairs.weights[pair] as number),
    logFrequency: ofBatch(logFrequency.items, pairs.itemOf),
    alsoRight: (anchor, target) => pairs.answersOf(at(pairs.queryOf, anchor)).has(at(pairs.itemOf, target)),
  };
  if (config.direction === 'query to item') return inBatchSoftmax(inBatch);
  return symmetricInBatchSoftmax({ ...inBatch, anchorLogFrequency: ofBatch(logFrequency.queries, pairs.queryOf) });
}

function matrixOf(traces: readonly TowerTrace[], width: number): Float32Array {
  const values = new Float32Array(traces.length * width);
  traces.forEach(({ out }, i) => values.set(out, i * width));
  return values;
}

function gradientsOver(
  traces: readonly TowerTrace[],
  { width, dense }: TextEncoderWeights,
): { readonly gradients: TowerGradients; readonly rows: Int32Array } {
  const slots = new Map<number, number>();
  for (const { rows } of traces) for (const row of rows) if (!slots.has(row)) slots.set(row, slots.size);
  const gradients: TowerGradients = {
    slotOf: (row) => slots.get(row) as number,
    embedding: new Float32Array(slots.size * width),
    importance: new Float32Array(slots.size),
    ...(dense && {
      dense: { kernel: new Float32Array(dense.kernel.length), bias: new Float32Array(dense.bias.length) },
    }),
  };
  return { gradients, rows: Int32Array.from(slots.keys()) };
}

function applyGradients(
  state: TextTrainingState,
  { gradients, rows, learningRate }: Pick<TextLoss, 'gradients' | 'rows'> & { readonly learningRate: number },
): void {
  const { weights, embedding, importance, dense } = state;
  state.step++;
  const common = { step: state.step, learningRate, weightDecay: 0 };
  adamStepOfRows(
    { ...common, values: weights.embedding, moments: embedding, gradient: gradients.embedding },
    rows,
    weights.width,
  );
  adamStepOfRows(
    { ...common, values: weights.importance, moments: importance, gradient: gradients.importance },
    rows,
    1,
  );
  if (weights.dense === undefined || dense === undefined || gradients.dense === undefined) return;
  for (const name of ['kernel', 'bias'] as const) {
    adamStep({ ...common, values: weights.dense[name], moments: dense[name], gradient: gradients.dense[name] });
  }
}
