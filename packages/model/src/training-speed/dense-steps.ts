import { createRng } from '@fusionrank/domain/rng';
import { multiply, softplus, subtract, sumOver } from '../onnx/gradient/elementwise.ts';
import { denseLayer } from '../onnx/gradient/dense-layer.ts';
import { GraphWriter } from '../onnx/gradient/graph-writer.ts';
import { product } from '../onnx/gradient/products.ts';
import type { Value } from '../onnx/gradient/value.ts';
import { drawn, openGraphStep } from './graph-step.ts';
import type { NamedArray, Steps } from './named-array.ts';

export const DENSE_STEP = { examples: 1024, d: 256, hidden: [256, 128] } as const;

/**
 * The network of the product's source document on given V and W, [1024, 256]: U(V ⊙ W), hidden layers of 256 and 128 with relu,
 * one logit, mean cross-entropy, Adam on every weight.
 */
export async function denseSteps(threads: number, learningRate: number): Promise<Steps> {
  const { examples, d, hidden } = DENSE_STEP;
  const writer = new GraphWriter();
  const [v, w] = [writer.input('v', ['pairs', d]), writer.input('w', ['pairs', d])] as const;
  const weights = [drawn('U', [d, d], 1 / Math.sqrt(d)), ...layerWeights([d, ...hidden, 1])];
  const values = weights.map(({ name, shape }) => writer.input(name, shape));
  const fused = product(writer, [multiply(writer, v, w), values[0] as Value]);
  const logits = layers(writer, fused, values.slice(1));
  const loss = meanCrossEntropy(writer, logits, examples);
  const step = await openGraphStep({ writer, loss, learned: values, others: [] }, weights, { threads, learningRate });
  const inputs = [drawn('v', [examples, d], 1), drawn('w', [examples, d], 1), coinFlips(examples)];
  return {
    arrays: [...weights, ...inputs],
    step: async () => (await step.run(inputs)).loss,
    release: () => step.release(),
  };
}

/** Kernel and bias of each layer; He's start. */
export function layerWeights(widths: readonly number[]): readonly NamedArray[] {
  return widths.slice(1).flatMap((units, layer) => {
    const before = widths[layer] as number;
    return [drawn(`kernel.${layer}`, [before, units], Math.sqrt(2 / before)), drawn(`bias.${layer}`, [1, units], 0.01)];
  });
}

/** Layers from kernels and biases in turns; relu after all but the last. */
export function layers(writer: GraphWriter, x: Value, weights: readonly Value[]): Value {
  let h = x;
  for (let i = 0; i < weights.length; i += 2) {
    const activation = i + 2 < weights.length ? 'relu' : 'linear';
    h = denseLayer(writer, h, { kernel: weights[i] as Value, bias: weights[i + 1] as Value, activation });
  }
  return h;
}

/** With the graph's input `labels`, [pairs, 1]. */
export function meanCrossEntropy(writer: GraphWriter, logits: Value, examples: number): Value {
  const labels = writer.input('labels', ['pairs', 1]);
  const each = subtract(writer, softplus(writer, logits), multiply(writer, labels, logits));
  const share = writer.constant([1 / examples], []);
  return multiply(writer, sumOver(writer, each, { axes: [0, 1], keep: false }), share);
}

export function coinFlips(count: number): NamedArray {
  const rng = createRng('labels');
  return { name: 'labels', shape: [count, 1], values: Float32Array.from({ length: count }, () => rng.below(2)) };
}
