import {
  FULL_SORT_DEPTH,
  fullSortAt,
  rankAllItems,
  type FullSortRankings,
  type UserItems,
} from '@fusionrank/model/evaluation';
import type { DatasetContender, FittedItems } from '../contender.ts';
import { pack, unpackInts } from './packing.ts';
import type { Entrant, MetricValues, Outcome, Run } from './protocol.ts';

/** One of the two splits of a format that ranks items. */
export interface RankedSplit {
  readonly users: Int32Array;
  readonly known: UserItems;
}

export interface ItemRanking<Data> {
  /** Without the test items. */
  readonly given: Data;
  readonly items: number;
  readonly valid: RankedSplit & { readonly relevant: UserItems };
  /** Users with something to be tested on need not be told apart here: that would be to look. */
  readonly test: RankedSplit;
  readonly measure: (rankings: FullSortRankings, relevant: UserItems) => MetricValues;
}

/** A contender that scores all items for every user: ranked for validation and for test, judged on validation. */
export function itemEntrant<Data>(
  contender: DatasetContender<Data, FittedItems>,
  { given, items, valid, test, measure }: ItemRanking<Data>,
): Entrant {
  return {
    ...entrantOf(contender),
    rank: async (run) => {
      const fitted = await run.fit({ name: 'whole', parts: 1 }, (context) => contender.fit(given, context));
      try {
        const [ofValid, ofTest] = [fitted.scores('valid'), fitted.scores('test')];
        const onValid = await rank(run, 'rank for validation', { ...valid, items, scores: ofValid });
        // Where nothing is learned of between the two, one ranking serves both.
        const isOne = ofTest === ofValid && test.known === valid.known && test.users === valid.users;
        const onTest = isOne ? onValid : await rank(run, 'rank for test', { ...test, items, scores: ofTest });
        return {
          settings: fitted.settings,
          valid: measure(onValid, valid.relevant),
          test: pack(onTest.top),
        };
      } finally {
        await fitted.close?.();
      }
    },
  };
}

/** What a contender's row is called and where it goes. */
export function entrantOf(contender: {
  readonly name: string;
  readonly role?: 'ablation';
  readonly budgetShare?: number;
}): Pick<Entrant, 'name' | 'role' | 'budgetShare'> {
  const { name, role, budgetShare = 1 } = contender;
  return { name, budgetShare, ...(role === undefined ? {} : { role }) };
}

type RankTask = RankedSplit & Pick<Parameters<typeof rankAllItems>[0], 'items' | 'scores'>;

function rank(run: Run, stage: string, { users, known, items, scores }: RankTask): Promise<FullSortRankings> {
  return rankAllItems({ users, known, items, scores, stage, onProgress: run.onProgress, signal: run.signal });
}

/** The rankings for test, from their packed form. */
export function unpackRankings(test: Outcome['test'], users: Int32Array): FullSortRankings {
  return { users, depth: FULL_SORT_DEPTH, top: unpackInts(test) };
}

/** Metric families at cutoffs, by name: `{ 'Recall@20': … }`. */
export function measured(
  names: Readonly<Record<string, readonly [family: keyof ReturnType<typeof fullSortAt>, cutoff: number]>>,
): (rankings: FullSortRankings, relevant: UserItems) => MetricValues {
  return (rankings, relevant) => {
    const cutoffs = new Set(Object.values(names).map(([, cutoff]) => cutoff));
    const values = new Map([...cutoffs].map((cutoff) => [cutoff, fullSortAt(cutoff, rankings, relevant)]));
    return Object.fromEntries(
      Object.entries(names).map(([name, [family, cutoff]]) => [name, values.get(cutoff)?.[family] ?? []]),
    );
  };
}
