import type { GraphWriter } from './graph-writer.ts';
import { broadcastShape, repeatedAxes, type Value } from './value.ts';

export function add(graph: GraphWriter, a: Value, b: Value): Value {
  return graph.apply({
    op: 'Add',
    inputs: [a, b],
    shape: broadcastShape(a.shape, b.shape),
    backward: (dy) => [sumTo(graph, dy, a), sumTo(graph, dy, b)],
  });
}

export function subtract(graph: GraphWriter, a: Value, b: Value): Value {
  return graph.apply({
    op: 'Sub',
    inputs: [a, b],
    shape: broadcastShape(a.shape, b.shape),
    backward: (dy) => [sumTo(graph, dy, a), sumTo(graph, negative(graph, dy), b)],
  });
}

export function multiply(graph: GraphWriter, a: Value, b: Value): Value {
  return graph.apply({
    op: 'Mul',
    inputs: [a, b],
    shape: broadcastShape(a.shape, b.shape),
    backward: (dy) => [sumTo(graph, multiply(graph, dy, b), a), sumTo(graph, multiply(graph, dy, a), b)],
  });
}

export function divide(graph: GraphWriter, a: Value, b: Value): Value {
  const quotient: Value = graph.apply({
    op: 'Div',
    inputs: [a, b],
    shape: broadcastShape(a.shape, b.shape),
    backward: (dy) => {
      const share = divide(graph, dy, b);
      return [sumTo(graph, share, a), sumTo(graph, negative(graph, multiply(graph, share, quotient)), b)];
    },
  });
  return quotient;
}

export function negative(graph: GraphWriter, x: Value): Value {
  return graph.apply({ op: 'Neg', inputs: [x], shape: x.shape, backward: (dy) => [negative(graph, dy)] });
}

export function squareRoot(graph: GraphWriter, x: Value): Value {
  const root: Value = graph.apply({
    op: 'Sqrt',
    inputs: [x],
    shape: x.shape,
    backward: (dy) => [divide(graph, multiply(graph, dy, graph.constant([0.5], [])), root)],
  });
  return root;
}

export function exponential(graph: GraphWriter, x: Value): Value {
  const power: Value = graph.apply({
    op: 'Exp',
    inputs: [x],
    shape: x.shape,
    backward: (dy) => [multiply(graph, dy, power)],
  });
  return power;
}

export function sigmoid(graph: GraphWriter, x: Value): Value {
  const y: Value = graph.apply({
    op: 'Sigmoid',
    inputs: [x],
    shape: x.shape,
    backward: (dy) => [multiply(graph, dy, multiply(graph, y, subtract(graph, graph.constant([1], []), y)))],
  });
  return y;
}

export function relu(graph: GraphWriter, x: Value): Value {
  const y: Value = graph.apply({
    op: 'Relu',
    inputs: [x],
    shape: x.shape,
    backward: (dy) => [multiply(graph, dy, graph.apply({ op: 'Sign', inputs: [y], shape: x.shape }))],
  });
  return y;
}

/** ln(1 + eˣ), whose slope is σ(x). */
export function softplus(graph: GraphWriter, x: Value): Value {
  return graph.apply({
    op: 'Softplus',
    inputs: [x],
    shape: x.shape,
    backward: (dy) => [multiply(graph, dy, sigmoid(graph, x))],
  });
}

/** x · σ(x), smooth where relu has its kink (Elfwing et al., 2018). */
export function swish(graph: GraphWriter, x: Value): Value {
  return multiply(graph, x, sigmoid(graph, x));
}

/** The gradient of an operand that was broadcast: summed over the axes along which it was repeated. */
function sumTo(graph: GraphWriter, dy: Value, operand: Value): Value {
  const axes = repeatedAxes(operand.shape, dy.shape);
  if (axes.length === 0) return dy;
  const missing = dy.shape.length - operand.shape.length;
  const dropped = axes.filter((axis) => axis < missing);
  const kept = axes.filter((axis) => axis >= missing);
  const summed = kept.length === 0 ? dy : sumOver(graph, dy, { axes: kept, keep: true });
  return dropped.length === 0 ? summed : sumOver(graph, summed, { axes: dropped, keep: false });
}

interface Axes {
  readonly axes: readonly number[];
  /** Whether summed axes stay, of size 1. */
  readonly keep: boolean;
}

/** Sum over axes, counted from 0. */
export function sumOver(graph: GraphWriter, x: Value, { axes, keep }: Axes): Value {
  const shape = keep
    ? x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : x.shape.filter((_, axis) => !axes.includes(axis));
  return graph.apply({
    op: 'ReduceSum',
    inputs: [x, graph.integers(axes)],
    shape,
    attributes: { keepdims: keep ? 1 : 0 },
    backward: (dy) => [repeated(graph, keep ? dy : unsqueezed(graph, dy, axes), x)],
  });
}

function unsqueezed(graph: GraphWriter, x: Value, axes: readonly number[]): Value {
  const shape = [...x.shape];
  for (const axis of axes) shape.splice(axis, 0, 1);
  return graph.apply({ op: 'Unsqueeze', inputs: [x, graph.integers(axes)], shape });
}

/** x repeated to the shape that `like` has at run time. */
function repeated(graph: GraphWriter, x: Value, like: Value): Value {
  const shape = graph.apply({ op: 'Shape', inputs: [like], shape: [like.shape.length], elementType: 'int64' });
  return graph.apply({ op: 'Expand', inputs: [x, shape], shape: like.shape });
}
