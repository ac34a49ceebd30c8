import { MODALITIES, type Modality } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { logitsWithFirstKernel, scaledCross } from '../fusion/network.ts';
import { foldedKernel, requestKernel } from '../fusion/fusion.ts';
import { type BlockRange, blockRanges, fusedWidth, fusionWidth } from '../fusion/network-shape.ts';
import { parameter, type Parameters, upload } from '../fusion/parameters.ts';
import { userBlocks } from '../fusion/user-blocks.ts';
import { calibratedProbability } from './calibration.ts';
import { type ExplainedNetwork, explainScores } from './explain.ts';
import type { ItemFeatureTable } from './item-features.ts';
import { type ItemMatrix, itemMatrix, meanBlocks } from './item-matrix.ts';
import type { ExplainRequest, RankRequest, RankScores, ScoreShares } from './ranker.ts';
import type { TrainedNetwork } from './trained-network.ts';
import { userInputs } from './user-inputs.ts';

/** The network as it serves, on the running backend and in the calling thread. */
export interface Scorer {
  /** @param count Items in the table; absent: as many as it has ids. */
  setItems(table: ItemFeatureTable, count?: number): void;
  /** [rows, objectives]. @throws RangeError when a row or a width is not the table's. */
  logits(request: RankRequest): Float32Array;
  score(request: RankRequest): RankScores;
  /** @throws RangeError as `logits`, and when a cross feature has no part. */
  explain(request: ExplainRequest): ScoreShares;
  dispose(): void;
}

/**
 * Serving by the identity U(V ⊙ W) = (U · diag V) W: with A = W⁽¹⁾U multiplied once here, a request scales A by its V, and a
 * candidate costs its gathered row of W times that, then the small layers. The other fusions fold alike (fusion/fusion.ts).
 */
export function createScorer(network: TrainedNetwork): Scorer {
  const parameters = upload(network.weights);
  const folded = foldedFirstLayer(parameters, network);
  let items: ItemMatrix = { count: 0, values: new Float32Array(0), present: new Float32Array(0) };
  // Worked out when somebody asks for the first explanation over these items.
  let mean: Float32Array | undefined;
  const logits = (request: RankRequest): Float32Array =>
    request.rows.length === 0
      ? new Float32Array(0)
      : tf.tidy(() => requestLogits({ network, parameters, folded, items }, request).dataSync<'float32'>());
  return {
    setItems: (table, count = table.ids.length) => {
      items = itemMatrix(parameters, network.shape, { table, count });
      mean = undefined;
    },
    logits,
    score: (request) => scoresOf(logits(request), network),
    explain: (request) => {
      mean ??= meanBlocks(items, network.shape);
      return explainScores(explained({ network, parameters, folded, items }, mean), request);
    },
    dispose: () => {
      tf.dispose([...parameters.values(), folded]);
    },
  };
}

interface Serving {
  readonly network: TrainedNetwork;
  readonly parameters: Parameters;
  /** A, [fusionWidth, first hidden]. */
  readonly folded: tf.Tensor2D;
  readonly items: ItemMatrix;
}

function foldedFirstLayer(parameters: Parameters, { shape }: TrainedNetwork): tf.Tensor2D {
  return tf.tidy(() => foldedKernel(parameters, shape, firstKernel(parameters, 0, fusionWidth(shape.config))));
}

/** Rows [start, start + size) of the first hidden layer's kernel: first those of H, then those of the cross features. */
function firstKernel(parameters: Parameters, start: number, size: number): tf.Tensor2D {
  return tf.slice2d(parameter(parameters, 'hidden.0.kernel'), [start, 0], [size, -1]);
}

function requestLogits(serving: Serving, request: RankRequest): tf.Tensor2D {
  return logitsOf(serving, {
    v: requestUserBlocks(serving, request),
    blocks: candidateRows(serving, request),
    cross: request.cross,
  });
}

interface Candidates {
  /** [1, d] */
  readonly v: tf.Tensor2D;
  /** [n, d] */
  readonly blocks: Float32Array;
  /** [n, crossFeatures] */
  readonly cross: Float32Array;
}

function logitsOf({ parameters, network, folded }: Serving, { v, blocks, cross }: Candidates): tf.Tensor2D {
  const { shape } = network;
  const d = fusedWidth(shape.config);
  const count = blocks.length / d;
  const { overItems, constant } = requestKernel(folded, shape, v);
  const ofCross = firstKernel(parameters, fusionWidth(shape.config), shape.widths.cross);
  const kernel = tf.concat2d([overItems, ofCross, constant], 0);
  const scaled = scaledCross(parameters, tf.tensor2d(cross, [count, shape.widths.cross]));
  const candidates = tf.tensor2d(blocks, [count, d]);
  const logits = logitsWithFirstKernel(parameters, shape, {
    x: tf.concat2d([candidates, scaled, tf.ones([count, 1])], 1),
    kernel,
    cross: scaled,
  });
  return shape.config.fusionPath === 'hidden'
    ? logits
    : tf.add(logits, linearFusion({ parameters, network }, { v, candidates }));
}

/** What H adds past the hidden layers, folded as the first layer is, [rows, objectives]. */
function linearFusion(
  { parameters, network: { shape } }: Pick<Serving, 'parameters' | 'network'>,
  { v, candidates }: { readonly v: tf.Tensor2D; readonly candidates: tf.Tensor2D },
): tf.Tensor2D {
  const kernel = foldedKernel(parameters, shape, parameter(parameters, 'head.fusion'));
  const { overItems, constant } = requestKernel(kernel, shape, v);
  return tf.add(tf.matMul(candidates, overItems), constant);
}

function explained(serving: Serving, mean: Float32Array): ExplainedNetwork {
  const { network, items } = serving;
  const { shape, weights } = network;
  const d = fusedWidth(shape.config);
  return {
    blocks: blockRanges(shape.config),
    itemBlocks: (row) => rowOf(items, row, d),
    meanBlocks: mean,
    crossMean: weights.get('scale.cross.mean')?.values ?? new Float32Array(shape.widths.cross),
    score: ({ blocks, cross, ...asker }) => {
      if (blocks.length === 0) return new Float32Array(0);
      const logits = tf.tidy(() =>
        logitsOf(serving, { v: requestUserBlocks(serving, asker), blocks, cross }).dataSync<'float32'>(),
      );
      return scoresOf(logits, network).score;
    },
  };
}

/** V of one request, [1, d]. */
function requestUserBlocks(
  { parameters, network, items }: Serving,
  { user, query, without = [] }: Pick<RankRequest, 'user' | 'query' | 'without'>,
): tf.Tensor2D {
  const { shape } = network;
  const d = fusedWidth(shape.config);
  const rows = user.historyRows;
  const w = new Float32Array(Math.max(1, rows.length) * d);
  const present = new Float32Array(Math.max(1, rows.length) * MODALITIES.length);
  rows.forEach((row, i) => {
    w.set(rowOf(items, row, d), i * d);
    MODALITIES.forEach((modality, block) => {
      if (!without.includes(modality))
        present[i * MODALITIES.length + block] = items.present[row * MODALITIES.length + block] as number;
    });
  });
  const places = { ...user, historyRows: rows.map((_, i) => i) };
  const inputs = userInputs([{ user: places, query: withoutModalities(query, without) }], {
    widths: shape.widths,
    placeOf: (place) => place,
    present,
  });
  return userBlocks(parameters, shape, { ...inputs, items: tf.tensor2d(w, [present.length / MODALITIES.length, d]) });
}

function withoutModalities(query: RankRequest['query'], without: readonly Modality[]): RankRequest['query'] {
  return {
    ...(query.text === undefined || without.includes('text') ? {} : { text: query.text }),
    ...(query.image === undefined || without.includes('image') ? {} : { image: query.image }),
  };
}

/** [rows, d]: the candidates' rows of W, blocks to do without replaced by the learned missing vector. */
function candidateRows({ network, items }: Serving, { rows, without = [] }: RankRequest): Float32Array {
  const d = fusedWidth(network.shape.config);
  const missing = network.weights.get('item.missing')?.values ?? new Float32Array(d);
  const replaced = blockRanges(network.shape.config).filter(({ modality }) => without.includes(modality));
  const out = new Float32Array(rows.length * d);
  rows.forEach((row, i) => {
    out.set(rowOf(items, row, d), i * d);
    for (const range of replaced) replace(out, i * d, { range, missing });
  });
  return out;
}

function replace(
  out: Float32Array,
  offset: number,
  { range, missing }: { readonly range: BlockRange; readonly missing: Float32Array },
): void {
  out.set(missing.subarray(range.start, range.start + range.width), offset + range.start);
}

function rowOf({ values, count }: ItemMatrix, row: number, d: number): Float32Array {
  if (row < 0 || row >= count) throw new RangeError(`item row: expected 0 to ${count - 1}, got ${row}`);
  return values.subarray(row * d, (row + 1) * d);
}

/** Score: the weighted sum of log-odds. Probability: of the first objective, the click, calibrated. */
function scoresOf(logits: Float32Array, { shape, scoreWeights, calibration }: TrainedNetwork): RankScores {
  const objectives = shape.widths.objectives;
  const count = logits.length / objectives;
  const score = new Float32Array(count);
  const probability = new Float32Array(count);
  const ofClick = calibration?.[0] ?? { kind: 'none' };
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let i = 0; i < objectives; i++)
      sum += (scoreWeights.objectives[i] ?? 0) * (logits[row * objectives + i] as number);
    score[row] = sum;
    probability[row] = calibratedProbability(ofClick, logits[row * objectives] as number);
  }
  return { score, probability };
}
