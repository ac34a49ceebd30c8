import { problem } from '@fusionrank/domain/problem';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { InferenceSession } from 'onnxruntime-node';
import { type DenseMatrix, rowOf } from '../../linear-algebra/dense-matrix.ts';
import { add, multiply, relu, sumOver } from '../../onnx/gradient/elementwise.ts';
import { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import { unitVectors } from '../../onnx/gradient/normalisation.ts';
import { patches } from '../../onnx/gradient/patches.ts';
import { product } from '../../onnx/gradient/products.ts';
import { reshaped } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { openModel } from '../../onnx/open-model.ts';
import {
  fedWeights,
  floats,
  type GraphWeights,
  newGraphWeight,
  openLossGraph,
  outputOf,
  stepWeights,
} from '../../optimization/learned-graph.ts';
import type { EncoderRun } from './autoencoder.ts';
import { symmetricInBatchSoftmax } from './in-batch-softmax.ts';

/** Pictures are SIDE × SIDE, RGB. */
const SIDE = 32;
const PIXELS = SIDE * SIDE * 3;
/** Channels after each layer; each halves the side. */
const CHANNELS = [16, 32, 64] as const;
const TEMPERATURE = 0.1;

export interface ConvEncoderConfig {
  readonly picturesPerStep: number;
  readonly epochs: number;
  readonly learningRate: number;
}

const DEFAULTS: ConvEncoderConfig = { picturesPerStep: 64, epochs: 8, learningRate: 0.002 };

export interface ConvEncoder {
  /** Pictures, uint8 RGB [32, 32, 3] each → [pictures, width of the texts], unit length. */
  readonly encode: (pictures: readonly Uint8Array[]) => Promise<DenseMatrix>;
  /** Mean loss of each epoch. */
  readonly losses: readonly number[];
  readonly close: () => Promise<void>;
}

/**
 * Three convolutions (3 × 3, stride 2, relu), the mean over all places and a projection, trained so that each picture finds its own
 * item's text vector among those of the batch and the text its picture (symmetric InfoNCE; Radford et al., 2021). Texts stay as they
 * are: row i of `texts`, at unit length, belongs to picture i. Throws INVALID_INPUT for counts or sizes that don't fit.
 */
export async function trainConvEncoder(
  pictures: readonly Uint8Array[],
  texts: DenseMatrix,
  run: EncoderRun & { readonly config?: Partial<ConvEncoderConfig> },
): Promise<ConvEncoder> {
  checkPairs(pictures, texts);
  const settings = { ...DEFAULTS, ...run.config };
  const rng = createRng(run.seed).fork('convolutional encoder');
  const weights: GraphWeights = new Map(
    Object.entries(shapesOf(texts.width)).map(([name, shape]) => [name, newGraphWeight(name, shape, rng.fork(name))]),
  );
  const [reading, learning] = [await openReading(texts.width), await openLearning(texts.width)];
  const losses: number[] = [];
  let step = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    if (run.signal?.aborted === true) throw problem('INTERRUPTED', `the picture encoder stopped after epoch ${epoch}`);
    const order = shuffled([...pictures.keys()], rng.fork(`epoch ${epoch}`));
    let [sum, steps] = [0, 0];
    // A last batch that is not full is left to the next epoch: fewer rivals make a pair look better than it is.
    for (let at = 0; at === 0 || at + settings.picturesPerStep <= order.length; at += settings.picturesPerStep) {
      const rows = order.slice(at, at + settings.picturesPerStep);
      const { loss, outputs } = await learn(
        { reading, learning, weights },
        pixelsOf(rows, pictures),
        textsOf(rows, texts),
      );
      stepWeights(weights, outputs, { step: ++step, learningRate: settings.learningRate });
      [sum, steps] = [sum + loss, steps + 1];
    }
    losses.push(sum / steps);
    run.onProgress?.({
      stage: 'picture encoder',
      done: epoch + 1,
      total: settings.epochs,
      note: `loss ${(sum / steps).toFixed(4)}`,
    });
  }
  await learning.release();
  return { encode: (some) => encode(reading, weights, some), losses, close: () => reading.release() };
}

function checkPairs(pictures: readonly Uint8Array[], texts: DenseMatrix): void {
  if (pictures.length !== texts.count || pictures.length < 2)
    throw problem(
      'INVALID_INPUT',
      `picture encoder: expected a text for each of two or more pictures, got ${pictures.length} pictures and ${texts.count} texts`,
    );
  checkSizes(pictures);
}

function checkSizes(pictures: readonly Uint8Array[]): void {
  const wrong = pictures.find(({ length }) => length !== PIXELS);
  if (wrong !== undefined)
    throw problem(
      'INVALID_INPUT',
      `picture encoder: expected ${PIXELS} numbers a picture (32 × 32, RGB), got ${wrong.length}`,
    );
}

type NamedShape = readonly [string, readonly number[]];

function shapesOf(width: number): Readonly<Record<string, readonly number[]>> {
  const layers = CHANNELS.flatMap((channels, layer): readonly NamedShape[] => [
    [`conv.${layer}.kernel`, [9 * (CHANNELS[layer - 1] ?? 3), channels]],
    [`conv.${layer}.bias`, [1, channels]],
  ]);
  const named: readonly NamedShape[] = [...layers, ['projection', [CHANNELS[2], width]]];
  return Object.fromEntries(named);
}

interface ReadingGraph {
  readonly graph: GraphWriter;
  /** [pictures, width] */
  readonly code: Value;
  readonly weights: readonly Value[];
}

function writeReading(width: number): ReadingGraph {
  const graph = new GraphWriter();
  const weights = new Map(Object.entries(shapesOf(width)).map(([name, shape]) => [name, graph.input(name, shape)]));
  const of = (name: string): Value => weights.get(name) ?? graph.constant([0], []);
  let x = graph.input('x', ['pictures', SIDE * SIDE, 3]);
  let side = SIDE;
  CHANNELS.forEach((channels, layer) => {
    const seen = product(graph, [patches(graph, x, side), of(`conv.${layer}.kernel`)]);
    side /= 2;
    x = reshaped(graph, relu(graph, add(graph, seen, of(`conv.${layer}.bias`))), ['pictures', side * side, channels]);
  });
  const pooled = multiply(graph, sumOver(graph, x, { axes: [1], keep: false }), graph.constant([1 / side ** 2], []));
  return {
    graph,
    code: unitVectors(graph, product(graph, [pooled, of('projection')])),
    weights: [...weights.values()],
  };
}

function openReading(width: number): Promise<InferenceSession> {
  const { graph, code } = writeReading(width);
  return openModel(graph.serialize('reading', { code }), 1);
}

/** The codes' gradient is worked out outside (in-batch-softmax.ts): Σ code · slope has it. */
function openLearning(width: number): Promise<InferenceSession> {
  const { graph, code, weights } = writeReading(width);
  const slope = graph.input('slope', ['pictures', width]);
  const loss = sumOver(graph, multiply(graph, code, slope), { axes: [0, 1], keep: false });
  return openLossGraph({ graph, loss, wanted: weights }, 1);
}

interface Learner {
  readonly reading: InferenceSession;
  readonly learning: InferenceSession;
  readonly weights: GraphWeights;
}

async function learn({ reading, learning, weights }: Learner, x: Float32Array, texts: DenseMatrix) {
  const fed = { ...fedWeights(weights), x: floats(x, [texts.count, SIDE * SIDE, 3]) };
  const anchors = outputOf(await reading.run(fed), 'code');
  const { count, width, values: targets } = texts;
  const { loss, anchorGradient } = symmetricInBatchSoftmax({
    count,
    width,
    anchors,
    targets,
    temperature: TEMPERATURE,
  });
  return { loss, outputs: await learning.run({ ...fed, slope: floats(anchorGradient, [count, width]) }) };
}

/** [rows, 32, 32, 3] in [−1, 1] */
function pixelsOf(rows: readonly number[], pictures: readonly Uint8Array[]): Float32Array {
  const x = new Float32Array(rows.length * PIXELS);
  rows.forEach((row, i) =>
    x.set(
      Float32Array.from(pictures[row] ?? [], (value) => value / 127.5 - 1),
      i * PIXELS,
    ),
  );
  return x;
}

function textsOf(rows: readonly number[], texts: DenseMatrix): DenseMatrix {
  const values = new Float32Array(rows.length * texts.width);
  rows.forEach((row, i) => values.set(rowOf(texts, row), i * texts.width));
  return { count: rows.length, width: texts.width, values };
}

const READ_AT_ONCE = 256;

async function encode(
  reading: InferenceSession,
  weights: GraphWeights,
  pictures: readonly Uint8Array[],
): Promise<DenseMatrix> {
  checkSizes(pictures);
  const width = weights.get('projection')?.shape[1] ?? 0;
  const values = new Float32Array(pictures.length * width);
  for (let at = 0; at < pictures.length; at += READ_AT_ONCE) {
    const some = pictures.slice(at, at + READ_AT_ONCE);
    const x = pixelsOf([...some.keys()], some);
    const outputs = await reading.run({ ...fedWeights(weights), x: floats(x, [some.length, SIDE * SIDE, 3]) });
    values.set(outputOf(outputs, 'code'), at * width);
  }
  return { count: pictures.length, width, values };
}
