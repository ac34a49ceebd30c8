import type { SparseMatrix } from '@fusionrank/model/behaviour';
import type { UserItems } from '@fusionrank/model/evaluation';
import type { DatasetContender, FittedItems, InteractionsContender, SequencesContender } from '../../contender.ts';
import type { InteractionsData, ItemModality, SequencesData } from '../../dataset.ts';
import { historyBefore } from '../../held-back.ts';
import { distinctCells } from '../../reading/distinct-cells.ts';
import type { ValidationTask } from './validation-ndcg.ts';

/** Either format of histories as sets: who took what, before validation and before test, and what validation asks for. */
export interface HistorySets {
  readonly items: number;
  /** users × items, 1 where the user took the item. */
  readonly before: Readonly<Record<'valid' | 'test', SparseMatrix>>;
  readonly validation: ValidationTask;
  readonly modalities: readonly ItemModality[];
}

/** A baseline that reads sets alone: the same for both formats. */
export type SetContender = DatasetContender<HistorySets, FittedItems>;

export function ofInteractions(contender: SetContender): InteractionsContender {
  return { ...contender, fit: (data, context) => contender.fit(setsOfInteractions(data), context) };
}

export function ofSequences(contender: SetContender): SequencesContender {
  return { ...contender, fit: (data, context) => contender.fit(setsOfSequences(data), context) };
}

/** Before both splits stands the same, as in the published protocol: what validation asks for is not learnt from. */
function setsOfInteractions({ items, train, valid, modalities }: InteractionsData): HistorySets {
  return {
    items,
    before: { valid: train, test: train },
    validation: { items, known: train, relevant: valid, cutoff: 20 },
    modalities,
  };
}

function setsOfSequences(data: SequencesData): HistorySets {
  const { items, modalities } = data;
  const validation = sequencesValidation(data);
  const test = setsOf(items, data.sequences);
  return { items, before: { valid: validation.known, test }, validation, modalities };
}

/** The last items of all sequences of two or more. */
export function sequencesValidation({
  items,
  sequences,
}: SequencesData): ValidationTask & { readonly known: SparseMatrix } {
  const known = sequences.map((sequence) => historyBefore('valid', sequence));
  const last = sequences.map((sequence, user) => sequence.subarray(known[user]?.length));
  return { items, known: setsOf(items, known), relevant: setsOf(items, last), cutoff: 10 };
}

function setsOf(items: number, lists: readonly Int32Array[]): SparseMatrix & UserItems {
  const cells = lists.reduce((sum, list) => sum + list.length, 0);
  const [row, column] = [new Int32Array(cells), new Int32Array(cells)];
  let place = 0;
  for (const [user, list] of lists.entries()) {
    row.fill(user, place, place + list.length);
    column.set(list, place);
    place += list.length;
  }
  return distinctCells({ rows: lists.length, columns: items, row, column });
}
