import { readFloats, type VectorColumn } from '@fusionrank/model/ranking';

/** A modality's vectors, of any length, and what it counts beside the others. */
export interface WeightedColumn {
  readonly width: number;
  /** [rows, width] or longer. */
  readonly values: VectorColumn['values'];
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
      for (const { values, width, present, weight } of columns) {
        if (present[row] === 1)
          writeUnit(target, at, { values, from: row * width, width, length: Math.sqrt(weight / shared) });
        else target.fill(0, at, at + width);
        at += width;
      }
      return true;
    },
  };
}

interface Part {
  readonly values: VectorColumn['values'];
  readonly from: number;
  readonly width: number;
  /** Wanted. */
  readonly length: number;
}

function writeUnit(target: Float32Array, at: number, { values, from, width, length }: Part): void {
  const part = target.subarray(at, at + width);
  readFloats(values, from, part);
  let squares = 0;
  for (const value of part) squares += value ** 2;
  const factor = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = 0; i < width; i++) part[i] = (part[i] as number) * factor;
}
