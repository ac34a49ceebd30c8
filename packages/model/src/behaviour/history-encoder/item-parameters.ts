import { adamStepOfRows, type Moments, zeroMoments } from '../../optimization/adam.ts';
import type { GradientScratch, ItemTable, VectorGradient } from './item-table.ts';
import { gradientScratch, parameterGradient, stepTable } from './item-table.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import type { StepAt } from './learner.ts';

/** How often each item was taken, [items]. */
export function takenCounts(items: number, histories: readonly Int32Array[]): Float64Array {
  const counts = new Float64Array(items);
  for (const history of histories) for (const item of history) counts[item] = (counts[item] as number) + 1;
  return counts;
}

/** What makes some items likelier than others whoever asks; starts at ln(1 + count). */
export class ItemBias {
  /** [items] */
  readonly values: Float32Array;
  readonly #moments: Moments;

  constructor(counts: Float64Array) {
    this.values = Float32Array.from(counts, Math.log1p);
    this.#moments = zeroMoments(counts.length);
  }

  of(items: Int32Array): Float32Array {
    return Float32Array.from(items, (item) => this.values[item] as number);
  }

  /** @param gradient aligned with `items`, each of which stands once. */
  learn(items: Int32Array, gradient: Float32Array, at: StepAt): void {
    adamStepOfRows({ values: this.values, moments: this.#moments, gradient, weightDecay: 0, ...at }, items, 1);
  }
}

/** A table of item vectors and what its steps need. */
export class LearnedTable {
  readonly table: ItemTable;
  readonly #operator: SparseMatrix;
  readonly #scratch: GradientScratch;

  constructor(table: ItemTable, operator: SparseMatrix) {
    this.table = table;
    this.#operator = operator;
    this.#scratch = gradientScratch(table);
  }

  learn(gradient: VectorGradient, at: StepAt): void {
    stepTable(this.table, parameterGradient(this.#operator, gradient, this.#scratch), at);
  }
}
