import type { Rng } from '@fusionrank/domain/rng';
import { adamStepOfRows, type Moments, zeroMoments } from '../../optimization/adam.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

/** Item vectors as a sparse linear function of learned parameters; a step costs by the rows that it reads. */
export interface ItemTable {
  readonly width: number;
  /** [columns of the operator, width] */
  readonly parameters: Float32Array;
  readonly moments: Moments;
}

export interface TableStart {
  readonly width: number;
  /** Standard deviation of what is drawn. */
  readonly deviation: number;
  readonly rng: Rng;
  /** Added to what is drawn for the items' own parameters, [items, width]. */
  readonly start?: Float32Array | undefined;
}

export function newItemTable(operator: SparseMatrix, { width, deviation, rng, start }: TableStart): ItemTable {
  const parameters = Float32Array.from({ length: operator.columns * width }, () => rng.normal() * deviation);
  start?.forEach((value, i) => (parameters[i] = (parameters[i] as number) + value));
  return { width, parameters, moments: zeroMoments(parameters.length) };
}

/** The vectors of the items asked for, [rows, width]. */
export function itemVectors({ width, parameters }: ItemTable, operator: SparseMatrix, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length * width);
  const { starts, indices, values } = operator;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const end = starts[row + 1] as number;
    for (let place = starts[row] as number; place < end; place++) {
      const from = (indices[place] as number) * width;
      const weight = values[place] as number;
      const to = i * width;
      for (let k = 0; k < width; k++) out[to + k] = (out[to + k] as number) + weight * (parameters[from + k] as number);
    }
  }
  return out;
}

/** The vectors of all items, [items, width]. */
export function allItemVectors(table: ItemTable, operator: SparseMatrix): Float32Array {
  return itemVectors(
    table,
    operator,
    Int32Array.from({ length: operator.rows }, (_, row) => row),
  );
}

/** Gradients of item vectors brought back to the parameters that made them. */
export interface TableGradient {
  /** Parameter rows that were touched, each once. */
  readonly rows: Int32Array;
  /** [rows, width] */
  readonly values: Float32Array;
}

/** Scratch that lives as long as its table: all zeros between two steps. */
export interface GradientScratch {
  readonly sums: Float32Array;
  readonly touched: Uint8Array;
}

export const gradientScratch = ({ parameters, width }: ItemTable): GradientScratch => ({
  sums: new Float32Array(parameters.length),
  touched: new Uint8Array(parameters.length / width),
});

export interface VectorGradient {
  /** The items, as they were asked for; one may stand twice. */
  readonly rows: Int32Array;
  /** [rows, width] */
  readonly values: Float32Array;
}

/** Lᵀ · gradient, only of the rows that matter. */
export function parameterGradient(
  operator: SparseMatrix,
  gradient: VectorGradient,
  { sums, touched }: GradientScratch,
): TableGradient {
  const width = sums.length / touched.length;
  const rows: number[] = [];
  const { starts, indices, values } = operator;
  for (let i = 0; i < gradient.rows.length; i++) {
    const row = gradient.rows[i] as number;
    const end = starts[row + 1] as number;
    for (let place = starts[row] as number; place < end; place++) {
      const column = indices[place] as number;
      if (touched[column] === 0) {
        touched[column] = 1;
        rows.push(column);
      }
      const weight = values[place] as number;
      const [to, from] = [column * width, i * width];
      for (let k = 0; k < width; k++)
        sums[to + k] = (sums[to + k] as number) + weight * (gradient.values[from + k] as number);
    }
  }
  const own = new Float32Array(rows.length * width);
  rows.forEach((column, i) => {
    own.set(sums.subarray(column * width, (column + 1) * width), i * width);
    sums.fill(0, column * width, (column + 1) * width);
    touched[column] = 0;
  });
  return { rows: Int32Array.from(rows), values: own };
}

/** One step of Adam on the parameters that the gradient touches. */
export function stepTable(
  table: ItemTable,
  gradient: TableGradient,
  { step, learningRate }: { readonly step: number; readonly learningRate: number },
): void {
  const { parameters, moments, width } = table;
  const update = { values: parameters, moments, gradient: gradient.values, step, learningRate, weightDecay: 0 };
  adamStepOfRows(update, gradient.rows, width);
}
