import {
  CandidateLists,
  listFeatureNames,
  listFeatures,
  preparedEvidence,
  ScoreRow,
} from '@fusionrank/model/behaviour';
import { createRng, type Rng, shuffled } from '@fusionrank/domain/rng';
import { unknownUser } from '@fusionrank/model/ranking';
import { OBJECTIVES, type SlateExample } from '@fusionrank/model/training';
import type { FittedEvidence } from './fitted-evidence.ts';
import type { Stage } from './stage.ts';

/** Items of a user's list: what the network orders. */
export const LIST_LENGTH = 200;

/** One user's candidates as the network reads them. */
export interface RankedList {
  readonly rows: Int32Array;
  /** [rows, columns] */
  readonly cross: Float32Array;
}

/** Names of the cross features of lists, in the order of their columns. */
export function crossFeatureNames({ evidence, factNames }: FittedEvidence): readonly string[] {
  return listFeatureNames(
    evidence.map(({ name }) => name),
    factNames,
  );
}

/** Prepares the lists of some histories: `listOf(i)` is that of histories[i]; cheapest asked in rising order, one at a time. */
export async function preparedLists(
  fitted: FittedEvidence,
  histories: readonly Int32Array[],
  { items, seed }: { readonly items: number; readonly seed: number },
): Promise<(index: number) => Promise<RankedList>> {
  const { evidence, factNames } = fitted;
  const scoresOf = await preparedEvidence(evidence, histories);
  const rows = evidence.map(() => new ScoreRow(items));
  const known = new Uint8Array(items);
  const rng = createRng(`${seed}/equals`);
  const tieBreak = Float32Array.from({ length: items }, () => rng.next());
  const lists = new CandidateLists({ evidence, tieBreak, most: LIST_LENGTH });
  return async (index) => {
    const history = histories[index] ?? new Int32Array(0);
    await scoresOf(index, rows);
    for (const item of history) known[item] = 1;
    const list = lists.list(rows, known);
    const cross = listFeatures({
      rows,
      list,
      known,
      knownCount: new Set(history).size,
      factsOf: fitted.factsOf(history),
      factCount: factNames.length,
    });
    for (const item of history) known[item] = 0;
    return { rows: list.items, cross };
  };
}

/** A user whose history are these rows, newest last; nothing else is known of them. */
export function historyUser(history: Int32Array): SlateExample['user'] {
  const rows = history.slice(-50).reverse();
  return {
    ...unknownUser(),
    historyRows: rows,
    historyKinds: new Uint8Array(rows.length),
    historyAgeDays: new Float32Array(rows.length),
  };
}

export interface ExampleRequest {
  readonly stage: Stage;
  readonly fitted: FittedEvidence;
  readonly users: readonly number[];
  readonly items: number;
  readonly seed: number;
  /** Rows kept of each list: the foretold ones, the best, and some of the rest; absent: all. */
  readonly rows?: number;
}

/** The lists of some users as training slates; those whose targets were not among the candidates teach nothing and are left out. */
export async function listExamples(request: ExampleRequest): Promise<readonly SlateExample[]> {
  const { stage, users, fitted, items, seed } = request;
  const histories = users.map((user) => stage.histories[user] ?? new Int32Array(0));
  const listOf = await preparedLists(fitted, histories, { items, seed });
  const examples: SlateExample[] = [];
  for (const [i, user] of users.entries()) {
    const list = await listOf(i);
    const wanted = new Set(stage.targets[user]);
    const clicked = Uint8Array.from(list.rows, (row) => (wanted.has(row) ? 1 : 0));
    if (!clicked.includes(1)) continue;
    const places = keptPlaces(clicked, request.rows ?? list.rows.length, createRng(`${seed}/rows of ${user}`));
    examples.push(example(list, { clicked, places, history: histories[i] ?? new Int32Array(0) }));
  }
  return examples;
}

function keptPlaces(clicked: Uint8Array, most: number, rng: Rng): readonly number[] {
  const all = [...clicked.keys()];
  if (all.length <= most) return all;
  const best = Math.floor(most / 2);
  const rest = shuffled(
    all.slice(best).filter((place) => clicked[place] === 0),
    rng,
  ).slice(0, most - best);
  return [...all.filter((place) => place < best || clicked[place] === 1), ...rest].sort((a, b) => a - b);
}

interface ExampleParts {
  readonly clicked: Uint8Array;
  readonly places: readonly number[];
  readonly history: Int32Array;
}

function example({ rows, cross }: RankedList, { clicked, places, history }: ExampleParts): SlateExample {
  const width = cross.length / rows.length;
  const labels = new Uint8Array(places.length * OBJECTIVES.length);
  const kept = new Float32Array(places.length * width);
  places.forEach((place, i) => {
    labels[i * OBJECTIVES.length] = clicked[place] as number;
    kept.set(cross.subarray(place * width, (place + 1) * width), i * width);
  });
  return {
    user: historyUser(history),
    query: {},
    rows: Int32Array.from(places, (place) => rows[place] as number),
    // No list was shown to anybody: every row as at the top slot.
    positions: new Int32Array(places.length),
    cross: kept,
    labels,
    shownAt: new Date(0),
  };
}
