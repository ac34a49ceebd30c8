import { availableParallelism } from 'node:os';
import { createRng, type Rng, shuffled } from '@fusionrank/domain/rng';
import type { InferenceSession } from 'onnxruntime-node';
import { openModel } from '../../onnx/open-model.ts';
import { type CandidateSource, candidateSource } from './candidates.ts';
import { choiceInputs } from './choice-inputs.ts';
import { ItemBias, LearnedTable, takenCounts } from './item-parameters.ts';
import { allItemVectors, itemVectors, newItemTable } from './item-table.ts';
import type { HistoryLearner, StepAt } from './learner.ts';
import {
  fedWeights,
  floats,
  type GraphWeights,
  openLossGraph,
  outputOf,
  stepWeights,
} from '../../optimization/learned-graph.ts';
import { paddedSequences, readSequences } from './padded-sequences.ts';
import {
  dropoutMasks,
  lossOfSequences,
  readingInputs,
  readingModel,
  type SequenceSettings,
  startingWeights,
} from './sequence-graph.ts';
import type { HistoryEncoder, HistoryEncoderData } from './settings.ts';
import { toUnitRows } from '../../linear-algebra/unit-rows.ts';

/** Learns to foretell each entry of a sequence from those before it; what was taken and what is offered share their vectors. */
export class SequenceLearner implements HistoryLearner {
  readonly #data: HistoryEncoderData;
  readonly #settings: SequenceSettings;
  readonly #session: InferenceSession;
  readonly #source: CandidateSource;
  readonly #items: LearnedTable;
  readonly #bias: ItemBias;
  readonly #weights: GraphWeights;

  private constructor(data: HistoryEncoderData, settings: SequenceSettings, session: InferenceSession) {
    const { operator } = data;
    const { width, seed, negatives } = settings;
    const rng = createRng(seed).fork('history encoder');
    const counts = takenCounts(data.items, data.histories);
    this.#data = data;
    this.#settings = settings;
    this.#session = session;
    this.#source = candidateSource(counts, negatives);
    this.#items = new LearnedTable(
      newItemTable(operator, { width, deviation: 0.05, rng: rng.fork('items'), start: data.start }),
      operator,
    );
    this.#bias = new ItemBias(counts);
    this.#weights = startingWeights(settings, rng);
  }

  static async open(data: HistoryEncoderData, settings: SequenceSettings, threads: number): Promise<SequenceLearner> {
    return new SequenceLearner(data, settings, await openLossGraph(lossOfSequences(settings), threads));
  }

  /** Users of like length together, so that little is padded. */
  batches(rng: Rng): readonly Int32Array[] {
    const { histories } = this.#data;
    const { batch, reading } = this.#settings;
    const lengthOf = (user: number): number => Math.min(histories[user]?.length ?? 0, reading.length + 1);
    const order = [...histories.keys()]
      .filter((user) => lengthOf(user) > 1)
      .map((user) => ({ user, at: lengthOf(user) + rng.next() / 2 }))
      .sort((a, b) => a.at - b.at);
    const batches: number[][] = [];
    let places = batch;
    for (const { user } of order) {
      if (places >= batch) {
        batches.push([]);
        places = 0;
      }
      batches.at(-1)?.push(user);
      places += lengthOf(user) - 1;
    }
    return shuffled(batches, rng).map((users) => Int32Array.from(users));
  }

  async learn(users: Int32Array, at: StepAt, rng: Rng): Promise<number> {
    const { operator, histories } = this.#data;
    const { reading, width } = this.#settings;
    const own = Array.from(users, (user) => histories[user] ?? new Int32Array(0));
    const sequences = paddedSequences(own, reading.length);
    const candidates = this.#source.draw(sequences.targets, rng);
    const taken = itemVectors(this.#items.table, operator, sequences.distinct);
    const offered = itemVectors(this.#items.table, operator, candidates.items);
    const none = new Int32Array(0);
    const outputs = await this.#session.run({
      ...fedWeights(this.#weights),
      ...readingInputs(sequences),
      ...dropoutMasks(sequences, this.#settings, rng),
      taken: floats(taken, [sequences.distinct.length, width]),
      offered: floats(offered, [candidates.items.length, width]),
      ...choiceInputs({
        rows: sequences.targets.length,
        candidates,
        bias: this.#bias.of(candidates.items),
        targets: sequences.targets,
        targetRows: Int32Array.from(sequences.targets.keys()),
        forbidden: none,
        forbiddenRows: none,
      }),
    });
    this.#items.learn(
      {
        rows: Int32Array.from([...sequences.distinct, ...candidates.items]),
        values: joined(outputOf(outputs, 'd.taken'), outputOf(outputs, 'd.offered')),
      },
      at,
    );
    this.#bias.learn(candidates.items, outputOf(outputs, 'd.bias'), at);
    stepWeights(this.#weights, outputs, at);
    return outputOf(outputs, 'loss')[0] as number;
  }

  snapshot(): HistoryEncoder {
    const { width } = this.#settings;
    const vectors = allItemVectors(this.#items.table, this.#data.operator);
    const weights: GraphWeights = new Map(
      [...this.#weights].map(([name, weight]) => [name, { ...weight, values: weight.values.slice() }]),
    );
    return {
      width,
      items: toUnitRows(vectors.slice(), width),
      bias: this.#bias.values.slice(),
      scale: Math.exp(weights.get('logScale')?.values[0] ?? 0),
      usersOf: (histories) => usersOfSequences(histories, { vectors, weights, settings: this.#settings }),
    };
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

interface ReadingState {
  /** [items, width] */
  readonly vectors: Float32Array;
  readonly weights: GraphWeights;
  readonly settings: SequenceSettings;
}

/** Histories read together: bounds the memory whatever their number. */
const READ_AT_ONCE = 512;

async function usersOfSequences(histories: readonly Int32Array[], state: ReadingState): Promise<Float32Array> {
  const { width } = state.settings;
  const session = await openModel(readingModel(state.settings), availableParallelism());
  const out = new Float32Array(histories.length * width);
  // Like lengths together, so that little is padded.
  const order = [...histories.keys()]
    .filter((user) => (histories[user]?.length ?? 0) > 0)
    .sort((a, b) => (histories[a]?.length ?? 0) - (histories[b]?.length ?? 0));
  for (let start = 0; start < order.length; start += READ_AT_ONCE) {
    const users = order.slice(start, start + READ_AT_ONCE);
    const read = await usersOfChunk(
      session,
      users.map((user) => histories[user] ?? new Int32Array(0)),
      state,
    );
    users.forEach((user, i) => out.set(read.subarray(i * width, (i + 1) * width), user * width));
  }
  await session.release();
  return out;
}

async function usersOfChunk(
  session: InferenceSession,
  histories: readonly Int32Array[],
  { vectors, weights, settings }: ReadingState,
): Promise<Float32Array> {
  const { width, reading } = settings;
  const sequences = readSequences(histories, reading.length);
  const taken = new Float32Array(sequences.distinct.length * width);
  sequences.distinct.forEach((item, i) => taken.set(vectors.subarray(item * width, (item + 1) * width), i * width));
  const ofReading = new Map([...weights].filter(([name]) => name !== 'logScale'));
  const outputs = await session.run({
    ...fedWeights(ofReading),
    ...readingInputs(sequences),
    ...dropoutMasks(sequences, settings),
    taken: floats(taken, [sequences.distinct.length, width]),
  });
  return outputOf(outputs, 'user');
}
