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

/**
 * Element by element: `ScatterND` adds rows from several threads at once without a lock, and loses some where a row was taken
 * twice.
 */
function addedRows(graph: GraphWriter, dy: Value, { table, indices }: Scattering): Value {
  const width = table.shape[1] ?? 1;
  const rows = reshaped(graph, dy, ['all rows', width]);
  const places = graph.apply({
    op: 'Reshape',
    inputs: [indices, graph.integers([-1, 1])],
    shape: ['all rows', 1],
    elementType: indices.elementType,
  });
  const shape = graph.apply({ op: 'Shape', inputs: [rows], shape: [2], elementType: 'int64' });
  const spread = graph.apply({
    op: 'Expand',
    inputs: [places, shape],
    shape: rows.shape,
    elementType: indices.elementType,
  });
  return graph.apply({
    op: 'ScatterElements',
    inputs: [zerosLike(graph, table), spread, rows],
    shape: table.shape,
    attributes: { axis: 0, reduction: 'add' },
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

/** Matrices side by side: [rows, a], [rows, b], … → [rows, a + b + …]. */
export function besideEachOther(graph: GraphWriter, parts: readonly Value[]): Value {
  const widths = parts.map(({ shape }) => shape[1]);
  const known = widths.filter((width) => typeof width === 'number');
  if (known.length !== parts.length) throw new RangeError(`expected known widths, got ${widths.join(', ')}`);
  const starts = known.map((_, i) => known.slice(0, i).reduce((sum, width) => sum + width, 0));
  return graph.apply({
    op: 'Concat',
    inputs: parts,
    shape: [parts[0]?.shape[0] ?? 1, known.reduce((sum, width) => sum + width, 0)],
    attributes: { axis: 1 },
    backward: (dy) =>
      parts.map((part, i) => {
        const [start = 0, width = 0] = [starts[i], known[i]];
        const cut = [[start], [start + width], [1]].map((bound) => graph.integers(bound));
        return graph.apply({ op: 'Slice', inputs: [dy, ...cut], shape: part.shape });
      }),
  });
}

/** Rows [start, end) of a matrix; no gradient flows through. */
export function rowRange(graph: GraphWriter, x: Value, [start, end]: readonly [number, number]): Value {
  const cut = [[start], [end], [0]].map((bound) => graph.integers(bound));
  return graph.apply({ op: 'Slice', inputs: [x, ...cut], shape: [end - start, x.shape[1] ?? 1] });
}

/** A matrix of one row, repeated to the shape of `like`; no gradient flows through. */
export function rowRepeated(graph: GraphWriter, row: Value, like: Value): Value {
  const shape = graph.apply({ op: 'Shape', inputs: [like], shape: [like.shape.length], elementType: 'int64' });
  return graph.apply({ op: 'Expand', inputs: [row, shape], shape: like.shape });
}
