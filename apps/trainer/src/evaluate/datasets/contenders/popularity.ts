import type { FittedItems, InteractionsContender, JudgementsContender, SequencesContender } from '../contender.ts';
import { historyBefore, type JudgementsFold } from '../held-back.ts';

/** The items that most users took in training; the same order for everybody. */
export const popularInteractions: InteractionsContender = {
  name: 'popularity',
  budgetShare: 0,
  fit: ({ items, train }) => Promise.resolve(byCount(countsOf(items, [train.indices]))),
};

/** The items that came most often before the validation items. */
export const popularInSequences: SequencesContender = {
  name: 'popularity',
  budgetShare: 0,
  fit: ({ items, sequences }) =>
    Promise.resolve(
      byCount(
        countsOf(
          items,
          sequences.map((sequence) => historyBefore('valid', sequence)),
        ),
      ),
    ),
};

function countsOf(items: number, lists: readonly Int32Array[]): Float32Array {
  const counts = new Float32Array(items);
  for (const list of lists) for (const item of list) counts[item] = (counts[item] as number) + 1;
  return counts;
}

function byCount(counts: Float32Array): FittedItems {
  return { settings: {}, scores: () => (_user, scores) => scores.set(counts) };
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
