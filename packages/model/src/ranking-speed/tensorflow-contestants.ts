import * as tf from '@tensorflow/tfjs-core';
import { dense } from '../fusion/dense.ts';
import { fusion } from '../fusion/fusion.ts';
import { fusedWidth } from '../fusion/network-shape.ts';
import { parameter, type Parameters, upload } from '../fusion/parameters.ts';
import { candidateLogits, uploadedNetwork } from '../ranking/scorer.ts';
import type { Contestant, ContestRequest, RankContest } from './contest.ts';

/** The network as it is written down, on the running TensorFlow.js backend; the table is a tensor, rows are gathered from it. */
export function unfoldedInTensorflow({ shape, weights, table, requests }: RankContest): Contestant {
  const d = fusedWidth(shape.config);
  const parameters = upload(weights);
  const w = tf.tensor2d(table, [table.length / d, d]);
  return contestant(`TensorFlow.js ${tf.getBackend()}, unfolded`, {
    requests,
    logits: ({ v, rows }) => {
      const pair = { v: tf.tensor2d(v, [1, d]), w: tf.gather(w, tf.tensor1d(rows, 'int32')) };
      return layers(parameters, shape.config.hidden.length, fusion(parameters, shape, pair));
    },
    tensors: [...parameters.values(), w],
  });
}

function layers(parameters: Parameters, hidden: number, fused: tf.Tensor2D): tf.Tensor2D {
  let h = fused;
  for (let layer = 0; layer < hidden; layer++) h = affine(parameters, `hidden.${layer}`, { x: h, activation: 'relu' });
  return affine(parameters, 'head', { x: h, activation: 'linear' });
}

function affine(
  parameters: Parameters,
  name: string,
  { x, activation }: { readonly x: tf.Tensor2D; readonly activation: 'relu' | 'linear' },
): tf.Tensor2D {
  return dense(x, {
    kernel: parameter(parameters, `${name}.kernel`),
    bias: parameter(parameters, `${name}.bias`),
    activation,
  });
}

/** What serves where TensorFlow.js has a GPU, from V on. */
export function foldedInTensorflow({ shape, weights, table, requests }: RankContest): Contestant {
  const d = fusedWidth(shape.config);
  const uploaded = uploadedNetwork({ shape, weights });
  return contestant(`TensorFlow.js ${tf.getBackend()}, folded`, {
    requests,
    logits: ({ v, rows }) => {
      const blocks = new Float32Array(rows.length * d);
      rows.forEach((row, i) => blocks.set(table.subarray(row * d, (row + 1) * d), i * d));
      return candidateLogits(uploaded, { v: tf.tensor2d(v, [1, d]), blocks, cross: new Float32Array(0) });
    },
    tensors: [...uploaded.parameters.values(), uploaded.folded],
  });
}

interface Opened {
  readonly requests: readonly ContestRequest[];
  readonly logits: (request: ContestRequest) => tf.Tensor2D;
  readonly tensors: readonly tf.Tensor[];
}

function contestant(name: string, { requests, logits, tensors }: Opened): Contestant {
  return {
    name,
    isExact: true,
    run: (request) => Promise.resolve(tf.tidy(() => logits(requests[request] as ContestRequest).dataSync<'float32'>())),
    release: () => {
      tf.dispose([...tensors]);
      return Promise.resolve();
    },
  };
}
