import { createRng, type Rng, shuffled } from '@fusionrank/domain/rng';
import type { InferenceSession } from 'onnxruntime-node';
import { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import { type CandidateSource, candidateSource } from './candidates.ts';
import { choiceInputs } from './choice-inputs.ts';
import { drawSets, type DrawnSets, wholeSets } from './drawn-sets.ts';
import { ItemBias, LearnedTable, takenCounts } from './item-parameters.ts';
import { allItemVectors, itemVectors, newItemTable } from './item-table.ts';
import type { HistoryLearner, StepAt } from './learner.ts';

import {
  fedWeights,
  floats,
  type GraphWeights,
  openLossGraph,
  outputOf,
  startingScale,
} from '../../optimization/learned-graph.ts';
import { pooledGradient, pooledUsers, type Pooling } from './pooled-users.ts';
import type { HistoryEncoder, HistoryEncoderData, HistoryEncoderSettings, HistoryReading } from './settings.ts';
import { softmaxHead } from './softmax-head.ts';
import { toUnitRows } from '../../linear-algebra/unit-rows.ts';

export type SetReading = Extract<HistoryReading, { kind: 'set' }>;
export type SetSettings = HistoryEncoderSettings & { readonly reading: SetReading };

const START_DEVIATION = 0.02;

/**
 * Learns to foretell the hidden part of a set from the rest: a user is the damped sum of what they took, in one table; what is
 * offered has vectors of its own, in another.
 */
export class SetLearner implements HistoryLearner {
  readonly #data: HistoryEncoderData;
  readonly #settings: SetSettings;
  readonly #session: InferenceSession;
  readonly #source: CandidateSource;
  readonly #taken: LearnedTable;
  readonly #offered: LearnedTable;
  readonly #bias: ItemBias;
  readonly #weights: GraphWeights;
  readonly #pooling: Pooling;

  private constructor(data: HistoryEncoderData, settings: SetSettings, session: InferenceSession) {
    const { operator } = data;
    const { width, reading, seed, negatives, temperature } = settings;
    const rng = createRng(seed).fork('history encoder');
    const counts = takenCounts(data.items, data.histories);
    const table = (name: string): LearnedTable =>
      new LearnedTable(
        newItemTable(operator, { width, deviation: START_DEVIATION, rng: rng.fork(name), start: data.start }),
        operator,
      );
    this.#data = data;
    this.#settings = settings;
    this.#session = session;
    this.#source = candidateSource(counts, negatives);
    this.#taken = table('taken');
    this.#offered = table('offered');
    this.#bias = new ItemBias(counts);
    this.#weights = new Map([startingScale(temperature)]);
    this.#pooling = { width, damping: reading.damping };
  }

  static async open(data: HistoryEncoderData, settings: SetSettings, threads: number): Promise<SetLearner> {
    const graph = new GraphWriter();
    const users = graph.input('users', ['users', settings.width]);
    const items = graph.input('items', ['candidates', settings.width]);
    const { loss, bias } = softmaxHead(graph, users, items);
    const session = await openLossGraph({ graph, loss, wanted: [users, items, bias] }, threads);
    return new SetLearner(data, settings, session);
  }

  batches(rng: Rng): readonly Int32Array[] {
    const { histories } = this.#data;
    const { batch } = this.#settings;
    const order = shuffled(
      [...histories.keys()].filter((user) => (histories[user]?.length ?? 0) > 1),
      rng,
    );
    return Array.from({ length: Math.ceil(order.length / batch) }, (_, i) =>
      Int32Array.from(order.slice(i * batch, (i + 1) * batch)),
    );
  }

  async learn(users: Int32Array, at: StepAt, rng: Rng): Promise<number> {
    const { operator, histories } = this.#data;
    const { width, reading } = this.#settings;
    const own = Array.from(users, (user) => histories[user] ?? new Int32Array(0));
    const sets = drawSets(own, { hiddenShare: reading.hiddenShare, rng });
    const candidates = this.#source.draw(sets.hidden, rng);
    const pooled = pooledUsers(sets, itemVectors(this.#taken.table, operator, sets.distinct), this.#pooling);
    const outputs = await this.#session.run({
      ...fedWeights(this.#weights),
      users: floats(pooled, [users.length, width]),
      items: floats(itemVectors(this.#offered.table, operator, candidates.items), [candidates.items.length, width]),
      ...choiceInputs({
        rows: users.length,
        candidates,
        bias: this.#bias.of(candidates.items),
        targets: sets.hidden,
        targetRows: sets.hiddenOf,
        ...shownOf(sets),
      }),
    });
    const toTaken = pooledGradient(sets, outputOf(outputs, 'd.users'), this.#pooling);
    this.#taken.learn({ rows: sets.distinct, values: toTaken }, at);
    this.#offered.learn({ rows: candidates.items, values: outputOf(outputs, 'd.items') }, at);
    this.#bias.learn(candidates.items, outputOf(outputs, 'd.bias'), at);
    return outputOf(outputs, 'loss')[0] as number;
  }

  snapshot(): HistoryEncoder {
    const { width } = this.#settings;
    const { operator } = this.#data;
    const taken = allItemVectors(this.#taken.table, operator);
    return {
      width,
      items: toUnitRows(allItemVectors(this.#offered.table, operator), width),
      bias: this.#bias.values.slice(),
      scale: Math.exp(this.#weights.get('logScale')?.values[0] ?? 0),
      usersOf: (histories) => {
        const sets = wholeSets(histories);
        const vectors = new Float32Array(sets.distinct.length * width);
        sets.distinct.forEach((item, i) => vectors.set(taken.subarray(item * width, (item + 1) * width), i * width));
        return Promise.resolve(toUnitRows(pooledUsers(sets, vectors, this.#pooling), width));
      },
    };
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

/** What each user was shown is not to be foretold. */
function shownOf({ users, starts, shown, distinct }: DrawnSets): {
  readonly forbidden: Int32Array;
  readonly forbiddenRows: Int32Array;
} {
  const forbiddenRows = new Int32Array(shown.length);
  for (let user = 0; user < users; user++) forbiddenRows.fill(user, starts[user], starts[user + 1]);
  return { forbidden: shown.map((place) => distinct[place] as number), forbiddenRows };
}
