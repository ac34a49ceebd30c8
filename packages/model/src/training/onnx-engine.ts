import { availableParallelism } from 'node:os';
import type { InferenceSession } from 'onnxruntime-node';
import { addRows } from '../backend/add-rows.ts';
import { type Feeds, itemFeeds } from '../fusion/learning-graph/feeds.ts';
import { itemLearningModel, itemModel } from '../fusion/learning-graph/item-graph.ts';
import type { ForwardModel } from '../fusion/learning-graph/network-graph.ts';
import { pairLearningModel, pairModel } from '../fusion/learning-graph/pair-graph.ts';
import { fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import { ATTRIBUTE_TABLE, type Weight, type Weights } from '../fusion/weights.ts';
import { openModel } from '../onnx/open-model.ts';
import { embeddingSlopes, embeddingSums } from '../fusion/embedding-sums.ts';
import type { TrainingEngine } from './engine.ts';
import { type LossAndGradients, lossTargets, type WeightedBatch } from './gradients.ts';
import type { LogitLoss } from './logit-loss.ts';
import { rowWeights } from './losses/training-loss.ts';
import { floats, pairFeeds, weightFeeds } from './onnx-feeds.ts';

/** More threads than this wait for each other on batches of this size. */
const MOST_THREADS = 8;

export interface OnnxEngineOptions {
  /** Cross-entropy is part of the graph; another loss costs the forward pass a second time. */
  readonly loss?: 'cross-entropy' | LogitLoss;
  readonly threads?: number;
}

/**
 * Three graphs with plain loops between them: items → W; the rows of W that pairs and histories read → loss and gradients; W's
 * gradient → the item side's. Rows are gathered and added up here, one after the other: ONNX Runtime either adds them from
 * several threads at once and loses some, or element by element.
 */
export async function openOnnxEngine(
  shape: NetworkShape,
  weights: Weights,
  { loss = 'cross-entropy', threads = Math.min(availableParallelism(), MOST_THREADS) }: OnnxEngineOptions = {},
): Promise<TrainingEngine> {
  const open: Open = (model) => openFor(model, threads);
  const items = await open(itemModel(shape, weights, 'learning'));
  const itemLearning = await open(itemLearningModel(shape, weights));
  const pairs =
    loss === 'cross-entropy'
      ? crossEntropyPairs(shape, await open(pairLearningModel(shape, weights, loss)))
      : otherLossPairs(shape, loss, [
          await open(pairModel(shape, weights)),
          await open(pairLearningModel(shape, weights, 'given-slopes')),
        ]);
  const parts = { shape, items, itemLearning };
  return {
    lossAndGradients: async (current, batch) =>
      onStep(parts, { weights: current, batch }, (...step) => pairs.run(...step)),
    release: async () => {
      await Promise.all([items.release(), itemLearning.release(), pairs.release()]);
    },
  };
}

interface OpenModel {
  run(weights: Weights, feeds: Feeds): Promise<Outputs>;
  release(): Promise<void>;
}

type Outputs = ReadonlyMap<string, Float32Array>;

type Open = (model: ForwardModel) => Promise<OpenModel>;

async function openFor({ model, weights: names }: ForwardModel, threads: number): Promise<OpenModel> {
  const session = await openModel(model, threads);
  return {
    run: async (weights, feeds) => {
      const outputs: InferenceSession.ReturnType = await session.run({ ...weightFeeds(weights, names), ...feeds });
      return new Map(Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array]));
    },
    release: () => session.release(),
  };
}

interface Pairs {
  run(
    weights: Weights,
    batch: WeightedBatch,
    feeds: Feeds,
  ): Promise<{ readonly loss: number; readonly outputs: Outputs }>;
  release(): Promise<void>;
}

function crossEntropyPairs({ widths: { objectives } }: NetworkShape, learning: OpenModel): Pairs {
  return {
    run: async (weights, batch, feeds) => {
      const columns = { 'batch:labels': batch.labels, 'batch:weights': rowWeights(lossTargets(batch)) };
      const outputs = await learning.run(weights, { ...feeds, ...floats(columns, objectives) });
      return { loss: valueOf(outputs, 'loss')[0] as number, outputs };
    },
    release: () => learning.release(),
  };
}

function otherLossPairs(
  { widths: { objectives } }: NetworkShape,
  lossOf: LogitLoss,
  [forward, learning]: readonly [OpenModel, OpenModel],
): Pairs {
  return {
    run: async (weights, batch, feeds) => {
      const { loss, slopes } = lossOf(valueOf(await forward.run(weights, feeds), 'logits'), batch);
      const given = floats({ 'batch:slopes': slopes }, objectives);
      return { loss, outputs: await learning.run(weights, { ...feeds, ...given }) };
    },
    release: async () => {
      await Promise.all([forward.release(), learning.release()]);
    },
  };
}

interface Parts {
  readonly shape: NetworkShape;
  readonly items: OpenModel;
  readonly itemLearning: OpenModel;
}

async function onStep(
  { shape, items, itemLearning }: Parts,
  { weights, batch }: { readonly weights: Weights; readonly batch: WeightedBatch },
  runPairs: Pairs['run'],
): Promise<LossAndGradients> {
  const { inputs } = batch;
  const d = fusedWidth(shape.config);
  const { attributes, count } = inputs.items;
  const ofItems = itemFeeds(shape, inputs.items, embeddingSums(attributeTable(weights), attributes, count));
  const w = valueOf(await items.run(weights, ofItems), 'w');
  const { loss, outputs } = await runPairs(weights, batch, pairFeeds(shape, batch, w));

  const slopes = new Float32Array(inputs.items.count * d);
  addRows({ from: valueOf(outputs, 'slope:w'), intoRows: inputs.itemOf, into: slopes, width: d });
  addRows({ from: valueOf(outputs, 'slope:history'), intoRows: inputs.users.historyItems, into: slopes, width: d });
  const itemOutputs = await itemLearning.run(weights, { ...ofItems, ...floats({ 'batch:slopes': slopes }, d) });

  const gradients = new Map([...learnedSlopes(itemOutputs, weights), ...learnedSlopes(outputs, weights)]);
  if (attributes.vocabulary.length > 0 && attributeTable(weights).kind !== 'fixed') {
    const slopesOfSums = valueOf(itemOutputs, 'slope:attributes');
    gradients.set(ATTRIBUTE_TABLE, embeddingSlopes(slopesOfSums, attributes, shape.config.blocks.attributes));
  }
  return { loss, gradients, attributeRows: attributes.vocabulary };
}

function attributeTable(weights: Weights): Weight {
  const table = weights.get(ATTRIBUTE_TABLE);
  if (table === undefined) throw new TypeError(`the network has no weight ${ATTRIBUTE_TABLE}`);
  return table;
}

function valueOf(outputs: Outputs, name: string): Float32Array {
  const value = outputs.get(name);
  if (value === undefined) throw new TypeError(`the graph has no output ${name}`);
  return value;
}

function learnedSlopes(outputs: Outputs, weights: Weights): readonly (readonly [string, Float32Array])[] {
  return [...outputs].flatMap(([output, values]) => {
    const name = output.replace(/^slope:/, '');
    return weights.has(name) ? [[name, values] as const] : [];
  });
}
