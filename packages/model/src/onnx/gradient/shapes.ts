import type { GraphWriter } from './graph-writer.ts';
import type { Dimension, Value } from './value.ts';

/** The same numbers in another shape; at most one dimension may be free at run time. */
export function reshaped(graph: GraphWriter, x: Value, shape: readonly Dimension[]): Value {
  const target = graph.integers(shape.map((size) => (typeof size === 'string' ? -1 : size)));
  return graph.apply({
    op: 'Reshape',
    inputs: [x, target],
    shape,
    backward: (dy) => [withShapeOf(graph, dy, x)],
  });
}

/** x in the shape that `like` has at run time. */
export function withShapeOf(graph: GraphWriter, x: Value, like: Value): Value {
  const shape = graph.apply({ op: 'Shape', inputs: [like], shape: [like.shape.length], elementType: 'int64' });
  return graph.apply({
    op: 'Reshape',
    inputs: [x, shape],
    shape: like.shape,
    backward: (dy) => [withShapeOf(graph, dy, x)],
  });
}

/** Rows of a table, [rows, width], by index (int32, any shape): one row each. Their gradient is added up row by row. */
export function rowsOf(graph: GraphWriter, table: Value, indices: Value): Value {
  const width = table.shape[1];
  if (width === undefined) throw new RangeError(`expected a table, got [${table.shape.join(', ')}]`);
  return graph.apply({
    op: 'Gather',
    inputs: [table, indices],
    shape: [...indices.shape, width],
    backward: (dy) => [addedRows(graph, dy, { table, indices }), undefined],
  });
}

interface Scattering {
  readonly table: Value;
  readonly indices: Value;
}

function addedRows(graph: GraphWriter, dy: Value, { table, indices }: Scattering): Value {
  const places = graph.apply({
    op: 'Unsqueeze',
    inputs: [asInt64(graph, indices), graph.integers([indices.shape.length])],
    shape: [...indices.shape, 1],
    elementType: 'int64',
  });
  return graph.apply({
    op: 'ScatterND',
    inputs: [zerosLike(graph, table), places, dy],
    shape: table.shape,
    attributes: { reduction: 'add' },
  });
}

export function asInt64(graph: GraphWriter, x: Value): Value {
  if (x.elementType === 'int64') return x;
  return graph.apply({ op: 'Cast', inputs: [x], shape: x.shape, elementType: 'int64', attributes: { to: 7 } });
}

export function zerosLike(graph: GraphWriter, x: Value): Value {
  const shape = graph.apply({ op: 'Shape', inputs: [x], shape: [x.shape.length], elementType: 'int64' });
  return graph.apply({ op: 'ConstantOfShape', inputs: [shape], shape: x.shape });
}

/** The last axis cut into `parts` of one size: [.., width] → [.., parts, width / parts]. */
export function splitLast(graph: GraphWriter, x: Value, parts: number): Value {
  const width = x.shape.at(-1);
  if (typeof width !== 'number' || width % parts !== 0)
    throw new RangeError(`expected a width that ${parts} divides, got ${width ?? 'none'}`);
  const leading = x.shape.slice(0, -1);
  // 0 keeps a dimension as it is.
  const target = graph.integers([...leading.map(() => 0), parts, width / parts]);
  return graph.apply({
    op: 'Reshape',
    inputs: [x, target],
    shape: [...leading, parts, width / parts],
    backward: (dy) => [withShapeOf(graph, dy, x)],
  });
}
