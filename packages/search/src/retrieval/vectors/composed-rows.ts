import { readRow, type VectorRows } from '@fusionrank/model/ranking';

/** A modality's vectors, of any length, and what it counts beside the others. */
export interface WeightedColumn extends VectorRows {
  /** [rows], 1 where the modality is there. */
  readonly present: Uint8Array;
  /** Above 0. */
  readonly weight: number;
}

/** Vectors of rows, made of one or several columns. */
export interface ComposedRows {
  readonly width: number;
  readonly rowCount: number;
  /** Writes the row's unit vector; false where none of the columns has the row. */
  readonly read: (row: number, target: Float32Array) => boolean;
}

/**
 * One column's vectors, brought to unit length. Of several columns: the unit vectors of those that the row has, one behind
 * the other, each times √(its weight ÷ the weights that the row has). The product of two is the weighted mean of their
 * cosines when both have all columns; where only the other lacks some, that mean over what both have times the root of its
 * share of the weights. A vector of zeros stays one.
 */
export function composeRows(columns: readonly WeightedColumn[]): ComposedRows {
  return {
    width: columns.reduce((sum, { width }) => sum + width, 0),
    rowCount: columns[0]?.present.length ?? 0,
    read: (row, target) => {
      const shared = columns.reduce((sum, { present, weight }) => sum + (present[row] === 1 ? weight : 0), 0);
      if (shared === 0) return false;
      let at = 0;
      for (const column of columns) {
        const part = target.subarray(at, at + column.width);
        if (column.present[row] === 1) writeUnit(part, column, { row, length: Math.sqrt(column.weight / shared) });
        else part.fill(0);
        at += column.width;
      }
      return true;
    },
  };
}

interface Wanted {
  readonly row: number;
  readonly length: number;
}

function writeUnit(target: Float32Array, column: VectorRows, { row, length }: Wanted): void {
  readRow(column, row, target);
  let squares = 0;
  for (const value of target) squares += value ** 2;
  const factor = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) * factor;
}
