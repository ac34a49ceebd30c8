import type { InteractionsContender } from '../contender.ts';
import type { InteractionsData } from '../dataset.ts';
import { withoutTest } from '../held-back.ts';
import { coldItems } from './cold-items.ts';
import { itemEntrant, measured, unpackRankings } from './item-ranking.ts';
import type { Protocol } from './protocol.ts';

const METRICS = {
  'Recall@20': ['recall', 20],
  'NDCG@20': ['ndcg', 20],
  'Precision@20': ['precision', 20],
  'Recall@10': ['recall', 10],
  'NDCG@10': ['ndcg', 10],
  'Recall@50': ['recall', 50],
  'NDCG@50': ['ndcg', 50],
} as const;

/** All items ranked, the user's items of training left out, averaged over users with something in the split. */
export function interactionsProtocol(data: InteractionsData, contenders: readonly InteractionsContender[]): Protocol {
  const measure = measured(METRICS);
  const everybody = Int32Array.from({ length: data.users }, (_, user) => user);
  const ranking = {
    given: withoutTest(data),
    items: data.items,
    valid: { users: everybody, known: data.train, relevant: data.valid },
    test: { users: everybody, known: data.train },
    measure,
  };
  const cold = coldItems({ taken: data.train.indices, users: everybody, relevant: data.test, cutoffs: [20, 50] });
  return {
    description:
      'All items ranked for every user, those of training left out (those of validation stay in, as in the published protocol); averaged over the users with a test item.',
    unit: 'users',
    metrics: Object.keys(METRICS),
    mainMetric: 'NDCG@20',
    counts: countsOf(data),
    entrants: contenders.map((contender) => itemEntrant(contender, ranking)),
    judge: (test) => measure(unpackRankings(test, everybody), data.test),
    ...(cold === undefined ? {} : { cold }),
  };
}

function countsOf({ users, items, train, valid, test }: InteractionsData): Record<string, number> {
  const trained = new Set(train.indices);
  const tested = new Set(test.indices);
  return {
    users,
    items,
    train: train.indices.length,
    valid: valid.indices.length,
    test: test.indices.length,
    'test items never in train': [...tested].filter((item) => !trained.has(item)).length,
  };
}
