import { add, exponential, multiply } from '../../onnx/gradient/elementwise.ts';
import { softmaxCrossEntropy } from '../../onnx/gradient/cross-entropy.ts';
import type { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import { unitVectors } from '../../onnx/gradient/normalisation.ts';
import { product } from '../../onnx/gradient/products.ts';
import type { Value } from '../../onnx/gradient/value.ts';

export interface SoftmaxHead {
  /** Inputs of the graph that the loss's gradient is wanted by. */
  readonly logScale: Value;
  readonly bias: Value;
  /** Mean cross-entropy a unit of target weight. */
  readonly loss: Value;
}

/**
 * How likely a user takes each candidate: softmax over e^logScale · cos(u, q) + bias + correction. Inputs of a run: `bias` and
 * `correction` [1, candidates] (−ln of the expected count of a sampled candidate, 0 where all items stand), `forbidden`
 * [pairs, 2] (places not to choose from: what the user has, or a sampled negative that is the target), `penalties` [pairs]
 * (−1e9 each), and the targets of cross-entropy.
 * @param users [rows, width]
 * @param items [candidates, width]
 */
export function softmaxHead(graph: GraphWriter, users: Value, items: Value): SoftmaxHead {
  const [rows, candidates] = [users.shape[0] ?? 1, items.shape[0] ?? 1];
  const logScale = graph.input('logScale', []);
  const bias = graph.input('bias', [1, candidates]);
  const correction = graph.input('correction', [1, candidates]);
  const cosines = product(graph, [unitVectors(graph, users), unitVectors(graph, items)], { transposeB: true });
  const scaled = multiply(graph, cosines, exponential(graph, logScale));
  const open = add(graph, scaled, add(graph, bias, correction));
  const logits = withoutForbidden(graph, open);
  const weights = graph.input('targetWeights', ['targets']);
  const places = graph.input('targets', ['targets', 2], 'int32');
  const rowWeights = graph.input('rowWeights', [rows, 1]);
  return { logScale, bias, loss: softmaxCrossEntropy(graph, logits, { places, weights, rowWeights }) };
}

/** A penalised logit has a probability of 0, so that its gradient is 0 of itself. */
function withoutForbidden(graph: GraphWriter, logits: Value): Value {
  const places = graph.input('forbidden', ['pairs', 2], 'int64');
  const penalties = graph.input('penalties', ['pairs']);
  return graph.apply({
    op: 'ScatterND',
    inputs: [logits, places, penalties],
    shape: logits.shape,
    attributes: { reduction: 'add' },
    backward: (dy) => [dy, undefined, undefined],
  });
}
