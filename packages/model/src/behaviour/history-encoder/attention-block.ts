import { add, multiply, swish } from '../../onnx/gradient/elementwise.ts';
import type { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import { linear } from '../../onnx/gradient/linear.ts';
import { layerNorm, softmax } from '../../onnx/gradient/normalisation.ts';
import { batchedProduct, permuted, product, swappedLast } from '../../onnx/gradient/products.ts';
import { reshaped, splitLast, withShapeOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';

/** Makes a learned input of the graph. */
export type Weight = (name: string, shape: readonly number[]) => Value;

export interface BlockInput {
  /** [users, length, width] */
  readonly x: Value;
  /** [1, 1, length, length], added to the agreement: 0 where an entry may look, −1e9 where it may not. */
  readonly sight: Value;
  /** [users, length, width] each: dropout after attention and after the feed-forward part. */
  readonly masks: readonly [Value, Value];
  readonly heads: number;
}

/**
 * One block of causal self-attention over histories, normalised before each part (Vaswani et al., 2017; Kang & McAuley, 2018;
 * Xiong et al., 2020): x + attention(norm x), then x + feed-forward(norm x). What pads a history stands at its end, where no
 * entry looks.
 */
export function attentionBlock(graph: GraphWriter, weight: Weight, { x, sight, masks, heads }: BlockInput): Value {
  const width = x.shape[2];
  if (typeof width !== 'number') throw new RangeError('expected a known width');
  const norm = (name: string, value: Value): Value =>
    layerNorm(graph, value, { gain: weight(`${name}.gain`, [width]), bias: weight(`${name}.bias`, [width]) });
  const attended = attention(graph, weight, { x: norm('norm.attention', x), sight, heads });
  const middle = add(graph, x, multiply(graph, attended, masks[0]));
  const fed = feedForward(graph, weight, norm('norm.forward', middle));
  return add(graph, middle, multiply(graph, fed, masks[1]));
}

function attention(graph: GraphWriter, weight: Weight, { x, sight, heads }: Omit<BlockInput, 'masks'>): Value {
  const width = x.shape[2] as number;
  const part = (name: string): Value =>
    permuted(graph, splitLast(graph, linear(graph, x, weight(name, [width, width])), heads), [0, 2, 1, 3]);
  const [q, k, v] = [part('query'), part('key'), part('value')];
  const scale = graph.constant([1 / Math.sqrt(width / heads)], []);
  const agreement = multiply(graph, batchedProduct(graph, q, swappedLast(graph, k)), scale);
  const seen = batchedProduct(graph, softmax(graph, add(graph, agreement, sight)), v);
  const joined = withShapeOf(graph, permuted(graph, seen, [0, 2, 1, 3]), x);
  return linear(graph, joined, weight('output', [width, width]));
}

function feedForward(graph: GraphWriter, weight: Weight, x: Value): Value {
  const width = x.shape[2] as number;
  const rows = reshaped(graph, x, ['all rows', width]);
  const wide = product(graph, [rows, weight('forward.in', [width, 2 * width])]);
  const hidden = swish(graph, add(graph, wide, weight('forward.bias', [2 * width])));
  return withShapeOf(graph, product(graph, [hidden, weight('forward.out', [2 * width, width])]), x);
}
