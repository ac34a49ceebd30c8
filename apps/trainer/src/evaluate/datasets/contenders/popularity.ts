import type { FittedItems, InteractionsContender, JudgementsContender, SequencesContender } from '../contender.ts';
import { historyBefore, type JudgementsFold } from '../held-back.ts';

/** The items that most users took in training; the same order for everybody. */
export const popularInteractions: InteractionsContender = {
  name: 'popularity',
  budgetShare: 0,
  fit: ({ items, train }) => {
    const counts = countsOf(items, [train.indices]);
    return Promise.resolve(byCount({ valid: counts, test: counts }));
  },
};

/** The items that came most often in what is known before the item to be told. */
export const popularInSequences: SequencesContender = {
  name: 'popularity',
  budgetShare: 0,
  fit: ({ items, sequences }) => {
    const before = (split: 'valid' | 'test'): Float32Array =>
      countsOf(
        items,
        sequences.map((sequence) => historyBefore(split, sequence)),
      );
    return Promise.resolve(byCount({ valid: before('valid'), test: before('test') }));
  },
};

function countsOf(items: number, lists: readonly Int32Array[]): Float32Array {
  const counts = new Float32Array(items);
  for (const list of lists) for (const item of list) counts[item] = (counts[item] as number) + 1;
  return counts;
}

function byCount(counts: Readonly<Record<'valid' | 'test', Float32Array>>): FittedItems {
  return { settings: {}, scores: (split) => (_user, scores) => scores.set(counts[split]) };
}

/** Weight of the mean of all grades in a product's own, in judgements. */
const PRIOR = 1;

/** What a product of the same title was worth under the queries of training, whatever they asked; unknown ones stand at the mean. */
export const popularProducts: JudgementsContender = {
  name: 'popularity',
  budgetShare: 0,
  fit: (data) => {
    const { mean, byTitle } = gradesOfTitles(data);
    const score = ({ title }: { readonly title: string }): number => {
      const { sum, count } = byTitle.get(title) ?? { sum: 0, count: 0 };
      return (sum + PRIOR * mean) / (count + PRIOR);
    };
    return Promise.resolve({
      settings: { prior: PRIOR },
      scoreQuery: (query) => Float32Array.from(data.queries[query]?.products ?? [], score),
    });
  },
};

function gradesOfTitles({ queries, train }: JudgementsFold): {
  readonly mean: number;
  readonly byTitle: ReadonlyMap<string, { readonly sum: number; readonly count: number }>;
} {
  const byTitle = new Map<string, { sum: number; count: number }>();
  let sum = 0;
  let count = 0;
  for (const query of train) {
    for (const { title, grade } of queries[query]?.products ?? []) {
      const own = byTitle.get(title) ?? { sum: 0, count: 0 };
      byTitle.set(title, { sum: own.sum + grade, count: own.count + 1 });
      sum += grade;
      count++;
    }
  }
  return { mean: count === 0 ? 0 : sum / count, byTitle };
}
