import * as tf from '@tensorflow/tfjs-core';
import { logitsWithFirstKernel, scaledCross } from '../fusion/network.ts';
import { foldedKernel, requestKernel } from '../fusion/fusion.ts';
import { fusedWidth, fusionWidth } from '../fusion/network-shape.ts';
import { parameter, type Parameters, upload } from '../fusion/parameters.ts';
import { userBlocks } from '../fusion/user-blocks.ts';
import { explanationPasses, type Pass, sharesOf } from './explain.ts';
import type { ItemFeatureTable } from './item-features.ts';
import { candidateRows } from './candidate-rows.ts';
import { allRows, type CountedRows, emptyMatrix, explainedItems, type ItemMatrix, rowOf } from './item-matrix.ts';
import type { ExplainRequest, RankRequest, RankScores, ScoreShares } from './ranker.ts';
import { requestInputs } from './request-inputs.ts';
import { scoresOf } from './scores.ts';
import { type MatrixArrays, restoredMatrix } from './stored-matrix.ts';
import { changedMatrix } from './tensorflow-items.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** The network as it serves, on the running backend and in the calling thread. */
export interface Scorer {
  /** @param count Items in the table; absent: as many as it has ids. */
  setItems(table: ItemFeatureTable, count?: number): void;
  /** Rows that are new or other than before; the others stay as they are. */
  changeItems(items: CountedRows): void;
  /** What is kept of the items. */
  items(): ItemMatrix;
  /** Puts in force what was kept of items, and takes the arrays over. @throws TypeError when it is another network's. */
  restoreItems(arrays: MatrixArrays): void;
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
  const uploaded = uploadedNetwork(network);
  const side = { parameters: uploaded.parameters, shape: network.shape };
  let items = emptyMatrix(network.shape, 'float32');
  const logits = (request: RankRequest): Float32Array =>
    request.rows.length === 0
      ? new Float32Array(0)
      : tf.tidy(() => requestLogits({ ...uploaded, items }, request).dataSync<'float32'>());
  return {
    setItems: (table, count = table.ids.length) => {
      items = changedMatrix(side, emptyMatrix(network.shape, 'float32'), allRows({ table, count }));
    },
    changeItems: (rows) => {
      items = changedMatrix(side, items, rows);
    },
    items: () => items,
    restoreItems: (arrays) => {
      items = restoredMatrix(network.shape, 'float32', arrays);
    },
    logits,
    score: (request) => scoresOf(logits(request), network),
    explain: (request) => {
      const passes = explanationPasses(explainedItems(items, network), request);
      return sharesOf(
        request,
        passes.map((pass) => passScores({ ...uploaded, items }, pass)),
      );
    },
    dispose: () => {
      tf.dispose([...uploaded.parameters.values(), uploaded.folded]);
    },
  };
}

/** The network on the backend. */
export interface UploadedNetwork {
  readonly network: Pick<TrainedNetwork, 'shape' | 'weights'>;
  readonly parameters: Parameters;
  /** A, [fusionWidth, first hidden]. */
  readonly folded: tf.Tensor2D;
}

interface Serving extends UploadedNetwork {
  readonly network: TrainedNetwork;
  readonly items: ItemMatrix;
}

/** Multiplies A once; the caller disposes what is uploaded. */
export function uploadedNetwork<Network extends UploadedNetwork['network']>(
  network: Network,
): UploadedNetwork & { readonly network: Network } {
  const parameters = upload(network.weights);
  return { network, parameters, folded: foldedFirstLayer(parameters, network) };
}

function foldedFirstLayer(parameters: Parameters, { shape }: UploadedNetwork['network']): tf.Tensor2D {
  return tf.tidy(() => foldedKernel(parameters, shape, firstKernel(parameters, 0, fusionWidth(shape.config))));
}

/** Rows [start, start + size) of the first hidden layer's kernel: first those of H, then those of the cross features. */
function firstKernel(parameters: Parameters, start: number, size: number): tf.Tensor2D {
  return tf.slice2d(parameter(parameters, 'hidden.0.kernel'), [start, 0], [size, -1]);
}

function requestLogits(serving: Serving, request: RankRequest): tf.Tensor2D {
  return candidateLogits(serving, {
    v: requestUserBlocks(serving, request),
    blocks: candidateRows(serving.network, serving.items, request),
    cross: request.cross,
  });
}

export interface Candidates {
  /** [1, d] */
  readonly v: tf.Tensor2D;
  /** [n, d] */
  readonly blocks: Float32Array;
  /** [n, crossFeatures] */
  readonly cross: Float32Array;
}

/** From V on, [n, objectives]. */
export function candidateLogits(
  { parameters, network, folded }: UploadedNetwork,
  { v, blocks, cross }: Candidates,
): tf.Tensor2D {
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
  { parameters, network: { shape } }: Pick<UploadedNetwork, 'parameters' | 'network'>,
  { v, candidates }: { readonly v: tf.Tensor2D; readonly candidates: tf.Tensor2D },
): tf.Tensor2D {
  const kernel = foldedKernel(parameters, shape, parameter(parameters, 'head.fusion'));
  const { overItems, constant } = requestKernel(kernel, shape, v);
  return tf.add(tf.matMul(candidates, overItems), constant);
}

/** What the order follows, for one user and query and any candidates. */
function passScores(serving: Serving, { blocks, cross, ...asker }: Pass): Float32Array {
  if (blocks.length === 0) return new Float32Array(0);
  const logits = tf.tidy(() =>
    candidateLogits(serving, { v: requestUserBlocks(serving, asker), blocks, cross }).dataSync<'float32'>(),
  );
  return scoresOf(logits, serving.network).score;
}

/** V of one request, [1, d]. */
function requestUserBlocks({ parameters, network: { shape }, items }: Serving, asker: Asker): tf.Tensor2D {
  const d = fusedWidth(shape.config);
  const inputs = requestInputs(asker, { items, widths: shape.widths });
  const w = new Float32Array(inputs.historyLength * d);
  asker.user.historyRows.forEach((row, i) => w.set(rowOf(items, row), i * d));
  return userBlocks(parameters, shape, {
    ...inputs,
    historyItems: inputs.historyItems.map((_, i) => i),
    items: tf.tensor2d(w, [inputs.historyLength, d]),
  });
}

type Asker = Pick<RankRequest, 'user' | 'query' | 'without'>;
