import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { SparseMatrix } from '@fusionrank/model/behaviour';
import { rowOf, type DenseMatrix } from '@fusionrank/model/linear-algebra';
import type { Dataset, InteractionsData, ItemModality, SequencesData } from './dataset.ts';
import { distinctCells } from './reading/distinct-cells.ts';

/**
 * The same data with its items numbered anew, by lot. Files number items as they first come up, those that only test knows last: a
 * contender that breaks a tie by an item's number would know something of the test, and so would one that reads it as a feature.
 */
export function withDrawnItemNumbers(data: Dataset, seed: number): Dataset {
  if (data.kind === 'judgements') return data;
  const numbers = drawnNumbers(data.items, seed);
  return data.kind === 'interactions' ? interactionsBy(data, numbers) : sequencesBy(data, numbers);
}

interface Numbers {
  /** [items]: an item's new number. */
  readonly now: Int32Array;
  /** [items]: the item that bears a number now. */
  readonly before: Int32Array;
}

function drawnNumbers(items: number, seed: number): Numbers {
  const all = Array.from({ length: items }, (_, item) => item);
  const before = Int32Array.from(shuffled(all, createRng(`${seed}/item numbers`)));
  const now = new Int32Array(items);
  before.forEach((item, number) => (now[item] = number));
  return { now, before };
}

function interactionsBy(data: InteractionsData, numbers: Numbers): InteractionsData {
  const renumbered = (matrix: SparseMatrix) => cellsBy(matrix, (user) => user, numbers);
  return {
    ...data,
    train: renumbered(data.train),
    valid: renumbered(data.valid),
    test: renumbered(data.test),
    modalities: data.modalities.map((modality) => modalityBy(modality, numbers)),
  };
}

function sequencesBy(data: SequencesData, numbers: Numbers): SequencesData {
  const { now } = numbers;
  return {
    ...data,
    sequences: data.sequences.map((sequence) => sequence.map((item) => now[item] as number)),
    attributes: listBy(data.attributes, numbers),
    texts: listBy(data.texts, numbers),
    codes: listBy(data.codes, numbers),
    modalities: data.modalities.map((modality) => modalityBy(modality, numbers)),
  };
}

function listBy<T>(values: readonly T[], { before }: Numbers): readonly T[] {
  return Array.from(before, (item) => values[item] as T);
}

function modalityBy({ name, present, neighbours, vectors }: ItemModality, numbers: Numbers): ItemModality {
  const { now, before } = numbers;
  return {
    name,
    present: Uint8Array.from(before, (item) => present[item] as number),
    ...(neighbours === undefined ? {} : { neighbours: cellsBy(neighbours, (item) => now[item] as number, numbers) }),
    ...(vectors === undefined ? {} : { vectors: rowsBy(vectors, numbers) }),
  };
}

/** Columns are items. */
function cellsBy(matrix: SparseMatrix, rowOfCell: (row: number) => number, { now }: Numbers): SparseMatrix {
  const { rows, columns, starts, indices, values } = matrix;
  const row = new Int32Array(indices.length);
  for (let r = 0; r < rows; r++) row.fill(rowOfCell(r), starts[r], starts[r + 1]);
  return distinctCells({ rows, columns, row, column: indices.map((item) => now[item] as number), value: values });
}

function rowsBy(matrix: DenseMatrix, { before }: Numbers): DenseMatrix {
  const values = new Float32Array(matrix.values.length);
  before.forEach((item, number) => values.set(rowOf(matrix, item), number * matrix.width));
  return { ...matrix, values };
}
