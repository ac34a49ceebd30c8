import type { GraphWriter } from './graph-writer.ts';
import type { Value } from './value.ts';

interface Direction {
  readonly axis: number;
  /** Whether sums run from the end. */
  readonly reverse?: boolean;
}

/** Of each entry, the sum of those before it along an axis: 0 for the first. */
export function sumBefore(graph: GraphWriter, x: Value, { axis, reverse = false }: Direction): Value {
  return graph.apply({
    op: 'CumSum',
    inputs: [x, graph.integers([axis])],
    shape: x.shape,
    attributes: { exclusive: 1, reverse: Number(reverse) },
    backward: (dy) => [sumBefore(graph, dy, { axis, reverse: !reverse })],
  });
}
