import { reshaped } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import type { NetworkGraph } from '../learning-graph/network-graph.ts';
import { fusedWidth } from '../network-shape.ts';
import type { ItemPrecision } from './item-precision.ts';

/** The rows of W as a serving graph reads them: `table`, [items, d], and for int8 `scales`, [items]. */
export interface ServedItems {
  /** Rows as floats, [rows, d]. @param rows int32, of one axis. */
  rowsAt(rows: Value): Value;
}

/** Rows are gathered as they are kept, and only then made floats: what is read from memory is what is kept. */
export function servedItems(graph: NetworkGraph, precision: ItemPrecision): ServedItems {
  const { writer, shape } = graph;
  const d = fusedWidth(shape.config);
  const elementType = precision === 'float32' ? 'float' : precision;
  const table = graph.batch('table', ['items', d], elementType);
  const gathered = (rows: Value): Value =>
    writer.apply({ op: 'Gather', inputs: [table, rows], shape: [rows.shape[0] ?? 1, d], elementType });
  switch (precision) {
    case 'float32':
      return { rowsAt: gathered };
    case 'float16':
      return { rowsAt: (rows) => asFloat(graph, gathered(rows)) };
    case 'int8': {
      const scales = graph.batch('scales', ['items']);
      return {
        rowsAt: (rows) => {
          const scale = writer.apply({ op: 'Gather', inputs: [scales, rows], shape: rows.shape });
          const whole = asFloat(graph, gathered(rows));
          const column = reshaped(writer, scale, [rows.shape[0] ?? 1, 1]);
          return writer.apply({ op: 'Mul', inputs: [whole, column], shape: whole.shape });
        },
      };
    }
  }
}

function asFloat({ writer }: NetworkGraph, x: Value): Value {
  return writer.apply({ op: 'Cast', inputs: [x], shape: x.shape, attributes: { to: 1 } });
}
