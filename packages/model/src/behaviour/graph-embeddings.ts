import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng } from '@fusionrank/domain/rng';
import { adamStep, zeroMoments, type Moments } from '../optimization/adam.ts';
import { openBatchSoftmax } from './batch-softmax.ts';
import { initialRows, pairsOf, shuffleInPlace, type PositivePairs } from './bpr.ts';
import { contrastiveLoss, unitRows, type ContrastiveSettings, type PositiveBatch } from './contrastive-loss.ts';
import {
  embeddingGraphs,
  gradientOfBase,
  spreadEmbeddings,
  type EmbeddingGraphs,
  type WeightedItemGraph,
} from './embedding-graphs.ts';
import { addScaled } from './graph-propagation.ts';
import type { CollaborativeFactors } from './ials.ts';
import { interactionGraph, positiveCells, rowSums } from './interaction-graph.ts';
import { transposed, type SparseMatrix } from './sparse-matrix.ts';

/** What embeddings are learned on and spread over. */
export interface LearningGraphs {
  /** [users, items] */
  readonly interactions: SparseMatrix;
  readonly itemGraphs: readonly WeightedItemGraph[];
}

export interface GraphEmbeddingSettings {
  readonly width: number;
  /** LightGCN steps over the interactions. */
  readonly layers: number;
  /** τ of the softmax on cosines: > 0. */
  readonly temperature: number;
  readonly learningRate: number;
  /** Positive pairs a step; they are each other's negatives. */
  readonly batch: number;
  /** ≥ 0: added to the gradient times the base embeddings. */
  readonly l2: number;
  /** In [0, 1]: share of the log probability of being in a batch that is taken from an item's logit (logQ). */
  readonly popularityCorrection: number;
  /** In all, those before a resumption included. */
  readonly epochs: number;
  readonly seed: number;
}

export const GRAPH_EMBEDDING_DEFAULTS: GraphEmbeddingSettings = {
  width: 64,
  layers: 2,
  temperature: 0.2,
  learningRate: 0.001,
  batch: 2048,
  l2: 0,
  popularityCorrection: 0.5,
  epochs: 50,
  seed: 1,
};

/** Where training stands after some epochs; training changes it in place. */
export interface GraphEmbeddingState {
  /** Epochs done. */
  epoch: number;
  /** Adam steps done. */
  step: number;
  /** The embeddings that are learned, before they spread. */
  readonly base: CollaborativeFactors;
  readonly moments: { readonly users: Moments; readonly items: Moments };
}

export interface EpochReport {
  /** Epochs done, from 1. */
  readonly epoch: number;
  /** Mean over the epoch's pairs, in nats. */
  readonly loss: number;
  /** As the training would return them now. */
  readonly factors: CollaborativeFactors;
  /** Live: copy what is to be kept. */
  readonly state: GraphEmbeddingState;
}

export interface GraphEmbeddingRun {
  readonly onEpoch?: (report: EpochReport) => 'go on' | 'stop' | Promise<'go on' | 'stop'>;
  /** Goes on from here; the same as if it had never stopped. */
  readonly resume?: GraphEmbeddingState;
  readonly threads?: number;
  readonly onProgress?: OnProgress;
  /** Stops between batches with INTERRUPTED. */
  readonly signal?: AbortSignal;
}

/**
 * Embeddings of users and items that are learned through the graphs they spread over (LightGCN; He et al., 2020, with frozen
 * modality graphs as in FREEDOM; Zhou & Shen, 2023) by a softmax over each batch's items, cosines over a temperature, with
 * Adam. Cells of positive weight are the positives. Returns unit rows: a product is the cosine trained on. Users nobody
 * knows have zeros; an item nobody touched has what its neighbours in the item graphs give it.
 */
export async function trainGraphEmbeddings(
  graphs: LearningGraphs,
  settings: GraphEmbeddingSettings,
  run: GraphEmbeddingRun = {},
): Promise<CollaborativeFactors> {
  const training = await prepared(graphs, settings, run);
  const { state } = training;
  while (state.epoch < settings.epochs) {
    const loss = await runEpoch(training, state.epoch);
    state.epoch++;
    const factors = factorsOf(training);
    if ((await run.onEpoch?.({ epoch: state.epoch, loss, factors, state })) === 'stop') return factors;
  }
  return factorsOf(training);
}

interface Training {
  readonly graphs: EmbeddingGraphs;
  readonly pairs: PositivePairs;
  readonly loss: ContrastiveSettings;
  readonly settings: GraphEmbeddingSettings;
  readonly state: GraphEmbeddingState;
  readonly run: GraphEmbeddingRun;
}

async function prepared(
  { interactions, itemGraphs }: LearningGraphs,
  settings: GraphEmbeddingSettings,
  run: GraphEmbeddingRun,
): Promise<Training> {
  refuse({ interactions, itemGraphs }, settings);
  const positive = positiveCells(interactions);
  return {
    graphs: embeddingGraphs(interactionGraph(interactions), itemGraphs, settings.layers),
    pairs: pairsOf(positive),
    loss: {
      temperature: settings.temperature,
      corrections: popularityCorrections(positive, settings),
      softmax: await openBatchSoftmax(run.threads),
    },
    settings,
    state: run.resume ?? initialState(positive, settings),
    run,
  };
}

function refuse({ interactions, itemGraphs }: LearningGraphs, { temperature, batch }: GraphEmbeddingSettings): void {
  const { columns } = interactions;
  if (!(temperature > 0))
    throw problem('INVALID_INPUT', `graph embeddings: expected a temperature above 0, got ${temperature}`);
  if (!(batch >= 1)) throw problem('INVALID_INPUT', `graph embeddings: expected a batch of 1 or more, got ${batch}`);
  for (const { graph } of itemGraphs)
    if (graph.rows !== columns || graph.columns !== columns)
      throw problem(
        'INVALID_INPUT',
        `graph embeddings: expected an item graph of ${columns} × ${columns}, got ${graph.rows} × ${graph.columns}`,
      );
}

function initialState(positive: SparseMatrix, { width, seed }: GraphEmbeddingSettings): GraphEmbeddingState {
  const rng = createRng(`graph-embeddings/${seed}`);
  const users = initialRows(positive, width, rng.fork('users'));
  const items = initialRows(transposed(positive), width, rng.fork('items'));
  const moments = { users: zeroMoments(users.length), items: zeroMoments(items.length) };
  return { epoch: 0, step: 0, base: { width, users, items }, moments };
}

/** [items]: share · log P(item is in a batch); 0 for items nobody touched. */
function popularityCorrections(
  positive: SparseMatrix,
  { batch, popularityCorrection }: GraphEmbeddingSettings,
): Float32Array {
  const pairs = positive.indices.length;
  const drawn = Math.min(batch, pairs);
  return Float32Array.from(rowSums(transposed(positive)), (count) =>
    count === 0 ? 0 : popularityCorrection * Math.log(1 - (1 - count / (pairs + 1)) ** drawn),
  );
}

async function runEpoch({ pairs, settings, run, ...training }: Training, epoch: number): Promise<number> {
  const order = Int32Array.from(pairs.order);
  shuffleInPlace(order, createRng(`graph-embeddings/${settings.seed}/epoch/${epoch}`));
  let sum = 0;
  for (let start = 0; start < order.length; start += settings.batch) {
    if (run.signal?.aborted === true)
      throw problem('INTERRUPTED', `graph embeddings were stopped after ${epoch} of ${settings.epochs} epochs`);
    const cells = order.subarray(start, start + settings.batch);
    const batch = {
      users: Int32Array.from(cells, (cell) => pairs.users[cell] as number),
      items: Int32Array.from(cells, (cell) => pairs.items[cell] as number),
    };
    sum += cells.length * (await runStep({ pairs, settings, run, ...training }, batch));
    run.onProgress?.({
      stage: 'graph embeddings',
      done: epoch * order.length + start + cells.length,
      total: settings.epochs * order.length,
      note: `loss ${(sum / (start + cells.length)).toFixed(3)}`,
    });
  }
  return order.length === 0 ? 0 : sum / order.length;
}

/** One step of Adam; returns the loss before it. */
async function runStep({ graphs, loss, settings, state }: Training, batch: PositiveBatch): Promise<number> {
  const { base, moments } = state;
  const found = await contrastiveLoss(spreadEmbeddings(graphs, base), batch, loss);
  const gradient = gradientOfBase(graphs, found.gradient);
  state.step++;
  for (const side of ['users', 'items'] as const) {
    addScaled(gradient[side], base[side], settings.l2);
    adamStep({
      values: base[side],
      moments: moments[side],
      gradient: gradient[side],
      step: state.step,
      learningRate: settings.learningRate,
      weightDecay: 0,
    });
  }
  return found.loss;
}

function factorsOf({ graphs, state }: Training): CollaborativeFactors {
  const { width, users, items } = spreadEmbeddings(graphs, state.base);
  const unit = (values: Float32Array): Float32Array =>
    unitRows(
      values,
      Int32Array.from({ length: values.length / width }, (_, row) => row),
      width,
    ).units;
  return { width, users: unit(users), items: unit(items) };
}
