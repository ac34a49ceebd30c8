import type { UserItems } from '@fusionrank/model/evaluation';
import type { SequencesContender } from '../contender.ts';
import type { SequencesData } from '../dataset.ts';
import { historyBefore, withoutLast } from '../held-back.ts';
import { coldItems } from './cold-items.ts';
import { itemEntrant, measured, unpackRankings } from './item-ranking.ts';
import type { Protocol } from './protocol.ts';

const METRICS = {
  'HR@5': ['hit', 5],
  'NDCG@5': ['ndcg', 5],
  'HR@10': ['hit', 10],
  'NDCG@10': ['ndcg', 10],
  'HR@20': ['hit', 20],
  'NDCG@20': ['ndcg', 20],
} as const;
/** One to learn from, one to validate by, one to test on. */
const LEAST_ITEMS = 3;

/** Leave one out: the last item is tested, the last but one validates, all items ranked but those that came before. */
export function sequencesProtocol(data: SequencesData, contenders: readonly SequencesContender[]): Protocol {
  const measure = measured(METRICS);
  const given = withoutLast(data);
  const judged = Int32Array.from([...data.sequences.keys()].filter((user) => lengthOf(data, user) >= LEAST_ITEMS));
  const ranking = {
    given,
    items: data.items,
    valid: {
      users: judged,
      known: userItems(given.sequences.map((sequence) => historyBefore('valid', sequence))),
      relevant: lastItems(given.sequences),
    },
    test: { users: judged, known: userItems(given.sequences) },
    measure,
  };
  const relevant = lastItems(data.sequences);
  const cold = coldItems({ taken: ranking.test.known.indices, users: judged, relevant, cutoffs: [10, 50] });
  return {
    description:
      'Leave one out: the last item of a sequence is tested, the last but one validates. All items ranked, those seen before left out; a user with fewer than three items is not judged.',
    unit: 'users',
    metrics: Object.keys(METRICS),
    mainMetric: 'NDCG@10',
    counts: {
      users: data.users,
      items: data.items,
      actions: data.sequences.reduce((sum, sequence) => sum + sequence.length, 0),
      'users judged': judged.length,
      'users left out (under 3 items)': data.users - judged.length,
    },
    entrants: contenders.map((contender) => itemEntrant(contender, ranking)),
    judge: (test) => measure(unpackRankings(test, judged), relevant),
    ...(cold === undefined ? {} : { cold }),
  };
}

function lengthOf({ sequences }: SequencesData, user: number): number {
  return sequences[user]?.length ?? 0;
}

function lastItems(sequences: readonly Int32Array[]): UserItems {
  return userItems(sequences.map((sequence) => sequence.subarray(-1)));
}

function userItems(lists: readonly Int32Array[]): UserItems {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, user) => (starts[user + 1] = (starts[user] as number) + list.length));
  const indices = new Int32Array(starts[lists.length] ?? 0);
  lists.forEach((list, user) => indices.set(list, starts[user]));
  return { starts, indices };
}
