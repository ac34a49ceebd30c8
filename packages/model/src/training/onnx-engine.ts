import { availableParallelism } from 'node:os';
import type { InferenceSession } from 'onnxruntime-node';
import { addRows } from '../backend/unsorted-segment-sum.ts';
import { itemLearningModel, itemModel } from '../fusion/learning-graph/item-graph.ts';
import type { ForwardModel } from '../fusion/learning-graph/network-graph.ts';
import { pairLearningModel, pairModel } from '../fusion/learning-graph/pair-graph.ts';
import { fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import { ATTRIBUTE_TABLE, type Weights } from '../fusion/weights.ts';
import { openModel } from '../onnx/open-model.ts';
import { type AttributeSums, attributeSlopes, attributeSums } from './attribute-sums.ts';
import type { TrainingEngine } from './engine.ts';
import { type LossAndGradients, type LossBatch, lossWeightsOf } from './gradients.ts';
import { type Feeds, floats, itemFeeds, pairFeeds, weightFeeds } from './onnx-feeds.ts';

/** A loss of logits [pairs, objectives], and its gradient by them. */
export type LogitLoss = (
  logits: Float32Array,
  batch: LossBatch,
) => { readonly loss: number; readonly slopes: Float32Array };

/** More threads than this wait for each other on batches of this size. */
const MOST_THREADS = 8;

/**
 * Three graphs with plain loops between them: items → W; the rows of W that pairs and histories read → loss and gradients; W's
 * gradient → the item side's. Rows are gathered and added up here, one after the other: ONNX Runtime either adds them from
 * several threads at once and loses some, or element by element.
 * @param loss cross-entropy is part of the graph; another loss costs the forward pass a second time.
 */
export async function openOnnxEngine(
  shape: NetworkShape,
  weights: Weights,
  loss: 'cross-entropy' | LogitLoss = 'cross-entropy',
): Promise<TrainingEngine> {
  const items = await open(itemModel(shape, weights));
  const itemLearning = await open(itemLearningModel(shape, weights));
  const pairs = await openPairs(shape, weights, loss);
  const parts = { shape, items, itemLearning };
  return {
    lossAndGradients: async (current, batch) => onStep(parts, { weights: current, batch }, pairs.run),
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

async function open({ model, weights: names }: ForwardModel): Promise<OpenModel> {
  const session = await openModel(model, Math.min(availableParallelism(), MOST_THREADS));
  return {
    run: async (weights, feeds) => {
      const outputs: InferenceSession.ReturnType = await session.run({ ...weightFeeds(weights, names), ...feeds });
      return new Map(Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array]));
    },
    release: () => session.release(),
  };
}

type PairRun = (
  weights: Weights,
  batch: LossBatch,
  feeds: Feeds,
) => Promise<{ readonly loss: number; readonly outputs: Outputs }>;

async function openPairs(
  shape: NetworkShape,
  weights: Weights,
  loss: 'cross-entropy' | LogitLoss,
): Promise<{ readonly run: PairRun; readonly release: () => Promise<void> }> {
  const { objectives } = shape.widths;
  if (loss === 'cross-entropy') {
    const model = await open(pairLearningModel(shape, weights, 'cross-entropy'));
    const run: PairRun = async (current, batch, feeds) => {
      const columns = { 'batch:labels': batch.labels, 'batch:weights': lossWeightsOf(batch, objectives) };
      const outputs = await model.run(current, { ...feeds, ...floats(columns, objectives) });
      return { loss: valueOf(outputs, 'loss')[0] as number, outputs };
    };
    return { run, release: () => model.release() };
  }
  const forward = await open(pairModel(shape, weights));
  const learning = await open(pairLearningModel(shape, weights, 'given-slopes'));
  const run: PairRun = async (current, batch, feeds) => {
    const found = loss(valueOf(await forward.run(current, feeds), 'logits'), batch);
    const slopes = floats({ 'batch:slopes': found.slopes }, objectives);
    return { loss: found.loss, outputs: await learning.run(current, { ...feeds, ...slopes }) };
  };
  return {
    run,
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
  { weights, batch }: { readonly weights: Weights; readonly batch: LossBatch },
  runPairs: PairRun,
): Promise<LossAndGradients> {
  const { inputs } = batch;
  const d = fusedWidth(shape.config);
  const sums: AttributeSums = attributeSums(weights, inputs.items);
  const ofItems = itemFeeds(shape, inputs.items, sums.values);
  const w = valueOf(await items.run(weights, ofItems), 'w');
  const { loss, outputs } = await runPairs(weights, batch, pairFeeds(shape, batch, w));

  const slopes = new Float32Array(inputs.items.count * d);
  addRows({ from: valueOf(outputs, 'slope:w'), ids: inputs.itemOf, into: slopes, width: d });
  addRows({ from: valueOf(outputs, 'slope:history'), ids: inputs.users.historyItems, into: slopes, width: d });
  const itemOutputs = await itemLearning.run(weights, { ...ofItems, ...floats({ 'batch:slopes': slopes }, d) });

  const gradients = new Map([...learnedSlopes(itemOutputs, weights), ...learnedSlopes(outputs, weights)]);
  const rows = inputs.items.attributes.vocabulary;
  if (rows.length > 0)
    gradients.set(ATTRIBUTE_TABLE, attributeSlopes(valueOf(itemOutputs, 'slope:attributes'), inputs.items, sums.width));
  return { loss, gradients, attributeRows: rows };
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
