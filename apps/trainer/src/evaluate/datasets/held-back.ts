import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { InteractionsData, JudgementsData, JudgedQueryProducts, SequencesData } from './dataset.ts';
import { noCells } from './reading/distinct-cells.ts';

/** The data without the test items: what a contender learns from can't hold what it is judged by. */
export function withoutTest(data: InteractionsData): InteractionsData {
  return { ...data, test: noCells(data.users, data.items) };
}

/**
 * The sequences without each one's last item, which is the test item where there are three items or more; one item is left as
 * it is. In what remains the last of two or more is the validation item.
 */
export function withoutLast(data: SequencesData): SequencesData {
  return { ...data, sequences: data.sequences.map(beforeLast) };
}

/**
 * Of a sequence whose test item is held back, what stands before the item to be told: before the validation item, or all. What
 * stands before the validation item is also what may be learnt from while settings are chosen.
 */
export function historyBefore(split: 'valid' | 'test', sequence: Int32Array): Int32Array {
  return split === 'test' ? sequence : beforeLast(sequence);
}

function beforeLast(sequence: Int32Array): Int32Array {
  return sequence.length < 2 ? sequence : sequence.subarray(0, -1);
}

/** One round of cross-validation by query: every query is tested in one round, and validates in another. */
export interface JudgementsFold extends JudgementsData {
  /** From 0. */
  readonly fold: number;
  /** Numbers of queries to learn from; empty where there are fewer than three queries. */
  readonly train: readonly number[];
  readonly valid: readonly number[];
  /** Their products' grades are NaN, and they have no variance. */
  readonly test: readonly number[];
}

const FOLDS = 5;

/**
 * Five rounds (fewer where there are fewer queries). Folds of the file are taken where every query stands in one; else the
 * queries are shared out by the seed. Round f tests on fold f and validates on the next.
 */
export function judgementFolds(data: JudgementsData, seed: number): readonly JudgementsFold[] {
  const folds = foldsOfFile(data) ?? drawnFolds(data.queries.length, seed);
  const all = [...data.queries.keys()];
  return folds.map((test, fold) => {
    const valid = folds.length < 2 ? [] : (folds[(fold + 1) % folds.length] ?? []);
    const tested = new Set(test);
    const held = new Set([...test, ...valid]);
    return {
      ...data,
      fold,
      queries: data.queries.map((query, i) => (tested.has(i) ? withoutGrades(query) : query)),
      train: all.filter((query) => !held.has(query)),
      valid,
      test,
    };
  });
}

function foldsOfFile({ queries }: JudgementsData): readonly (readonly number[])[] | undefined {
  const folds = new Map<number, number[]>();
  for (const [i, { fold }] of queries.entries()) {
    if (fold === undefined) return undefined;
    folds.set(fold, [...(folds.get(fold) ?? []), i]);
  }
  return folds.size < 2 ? undefined : [...folds].sort(([a], [b]) => a - b).map(([, members]) => members);
}

function drawnFolds(queries: number, seed: number): readonly (readonly number[])[] {
  const order = shuffled([...Array(queries).keys()], createRng(`${seed}/folds`));
  const folds = Math.min(FOLDS, queries);
  return Array.from({ length: folds }, (_, fold) =>
    order.filter((_query, i) => i % folds === fold).sort((a, b) => a - b),
  );
}

function withoutGrades(query: JudgedQueryProducts): JudgedQueryProducts {
  return {
    ...query,
    products: query.products.map(({ id, title, description }) => ({ id, title, description, grade: NaN })),
  };
}
