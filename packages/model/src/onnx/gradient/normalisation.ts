import { add, divide, multiply, squareRoot, subtract, sumOver } from './elementwise.ts';
import type { GraphWriter } from './graph-writer.ts';
import type { Value } from './value.ts';

const EPSILON = 1e-6;

/** Softmax over the last axis. */
export function softmax(graph: GraphWriter, x: Value): Value {
  const last = x.shape.length - 1;
  const y: Value = graph.apply({
    op: 'Softmax',
    inputs: [x],
    shape: x.shape,
    attributes: { axis: -1 },
    backward: (dy) => {
      const weighted = multiply(graph, dy, y);
      return [subtract(graph, weighted, multiply(graph, y, sumOver(graph, weighted, { axes: [last], keep: true })))];
    },
  });
  return y;
}

/** Vectors along the last axis at length 1; a vector of zeros stays one. */
export function unitVectors(graph: GraphWriter, x: Value): Value {
  const squares = sumOver(graph, multiply(graph, x, x), { axes: [x.shape.length - 1], keep: true });
  return divide(graph, x, squareRoot(graph, add(graph, squares, graph.constant([EPSILON * EPSILON], []))));
}

export interface LayerNormWeights {
  /** [width] */
  readonly gain: Value;
  /** [width] */
  readonly bias: Value;
}

/** Vectors along the last axis at mean 0 and variance 1, then gain and bias (Ba, Kiros & Hinton, 2016). */
export function layerNorm(graph: GraphWriter, x: Value, { gain, bias }: LayerNormWeights): Value {
  const width = x.shape.at(-1);
  if (typeof width !== 'number') throw new RangeError(`expected a known width, got [${x.shape.join(', ')}]`);
  const over = { axes: [x.shape.length - 1], keep: true };
  const share = graph.constant([1 / width], []);
  const centred = subtract(graph, x, multiply(graph, sumOver(graph, x, over), share));
  const variance = multiply(graph, sumOver(graph, multiply(graph, centred, centred), over), share);
  const scaled = divide(graph, centred, squareRoot(graph, add(graph, variance, graph.constant([EPSILON], []))));
  return add(graph, multiply(graph, scaled, gain), bias);
}
