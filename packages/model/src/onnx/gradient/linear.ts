import type { GraphWriter } from './graph-writer.ts';
import { product } from './products.ts';
import { reshaped, withShapeOf } from './shapes.ts';
import type { Value } from './value.ts';

/** x · kernel over the last axis, whatever the leading ones; the result keeps x's shape, so that the kernel is square. */
export function linear(graph: GraphWriter, x: Value, kernel: Value): Value {
  const width = kernel.shape[0] ?? 1;
  if (kernel.shape[1] !== width) throw new RangeError(`expected a square kernel, got [${kernel.shape.join(', ')}]`);
  const rows = reshaped(graph, x, ['all rows', width]);
  return withShapeOf(graph, product(graph, [rows, kernel]), x);
}
