import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { InferenceSession } from 'onnxruntime-node';
import { type DenseMatrix, rowOf } from '../../linear-algebra/dense-matrix.ts';
import { toUnit } from '../../linear-algebra/unit.ts';
import { add, multiply, subtract, sumOver, swish } from '../../onnx/gradient/elementwise.ts';
import { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import { product } from '../../onnx/gradient/products.ts';
import {
  fedWeights,
  floats,
  type GraphWeights,
  type LossGraph,
  newGraphWeight,
  openLossGraph,
  outputOf,
  stepWeights,
} from '../../optimization/learned-graph.ts';

export interface AutoencoderConfig {
  readonly codeWidth: number;
  /** `tied` decodes by the encoder's kernel transposed, `own` by one of its own. */
  readonly decoder: 'tied' | 'own';
  readonly rowsPerStep: number;
  readonly maxEpochs: number;
  /** Epochs without a smaller held-out error after which training stops. */
  readonly patience: number;
  readonly learningRate: number;
}

const DEFAULTS: AutoencoderConfig = {
  codeWidth: 64,
  decoder: 'own',
  rowsPerStep: 64,
  maxEpochs: 20,
  patience: 3,
  learningRate: 0.002,
};

export interface EncoderRun {
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface Autoencoder {
  /** The code of a row, [codeWidth], at unit length. @throws RangeError for a row of another width. */
  readonly encode: (row: Float32Array) => Float32Array;
  /** Mean squared error of held-out rows, in shares of their variance: 1 says no more than the mean. */
  readonly heldOutError: number;
  readonly epochs: number;
}

/**
 * Learns a code from which rows can be told again (Hinton & Salakhutdinov, 2006): one hidden layer, swish, Adam, stopped on a tenth
 * of the rows that it never saw. Throws INVALID_INPUT below 20 rows.
 */
export async function trainAutoencoder(
  rows: DenseMatrix,
  config: Partial<AutoencoderConfig>,
  run: EncoderRun,
): Promise<Autoencoder> {
  if (rows.count < 20) throw problem('INVALID_INPUT', `autoencoder: expected at least 20 rows, got ${rows.count}`);
  const settings = { ...DEFAULTS, ...config };
  const rng = createRng(run.seed).fork('autoencoder');
  const order = shuffled([...Array(rows.count).keys()], rng);
  const heldOut = order.slice(0, Math.ceil(rows.count / 10));
  const training = order.slice(heldOut.length);
  const scaling = scalingOf(rows, training);
  const { shapes, graph } = writeGraph(rows.width, settings);
  const weights: GraphWeights = new Map(
    Object.entries(shapes).map(([name, shape]) => [name, newGraphWeight(name, shape, rng.fork(name))]),
  );
  const session = await openLossGraph(graph, 1);
  const lossOf = (some: readonly number[]): Promise<InferenceSession.OnnxValueMapType> =>
    session.run({ ...fedWeights(weights), ...inputsOf(rows, some, scaling) });
  try {
    let [best, step, epoch] = [{ error: Infinity, epoch: 0, weights: copyOf(weights) }, 0, 0];
    for (; epoch < settings.maxEpochs && epoch - best.epoch <= settings.patience; epoch++) {
      if (run.signal?.aborted === true) throw problem('INTERRUPTED', `the autoencoder stopped after epoch ${epoch}`);
      for (const some of batchesOf(shuffled(training, rng.fork(`epoch ${epoch}`)), settings.rowsPerStep))
        stepWeights(weights, await lossOf(some), { step: ++step, learningRate: settings.learningRate });
      const error = outputOf(await lossOf(heldOut), 'loss')[0] as number;
      if (error < best.error) best = { error, epoch, weights: copyOf(weights) };
      const note = `held-out error ${error.toFixed(4)}`;
      run.onProgress?.({ stage: 'autoencoder', done: epoch + 1, total: settings.maxEpochs, note });
    }
    return { encode: encoderOf(best.weights, scaling), heldOutError: best.error, epochs: epoch };
  } finally {
    await session.release();
  }
}

interface Scaling {
  /** [width] */
  readonly mean: Float32Array;
  /** One for all columns: those that vary more count more, as with principal components. */
  readonly deviation: number;
}

function scalingOf(rows: DenseMatrix, of: readonly number[]): Scaling {
  const mean = new Float64Array(rows.width);
  for (const row of of) rowOf(rows, row).forEach((value, i) => (mean[i] = (mean[i] as number) + value / of.length));
  let squares = 0;
  for (const row of of) rowOf(rows, row).forEach((value, i) => (squares += (value - (mean[i] as number)) ** 2));
  const variance = squares / (of.length * rows.width);
  return { mean: Float32Array.from(mean), deviation: variance > 0 ? Math.sqrt(variance) : 1 };
}

type Shapes = Readonly<Record<string, readonly number[]>>;

function writeGraph(
  width: number,
  { codeWidth, decoder }: AutoencoderConfig,
): { readonly shapes: Shapes; readonly graph: LossGraph } {
  const shapes: Shapes = {
    'in.kernel': [width, codeWidth],
    'in.bias': [1, codeWidth],
    ...(decoder === 'own' ? { 'out.kernel': [codeWidth, width] } : {}),
    'out.bias': [1, width],
  };
  const graph = new GraphWriter();
  const x = graph.input('x', ['rows', width]);
  const share = graph.input('share', []);
  const weight = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, graph.input(name, shape)]));
  const of = (name: string) => weight[name] ?? graph.constant([0], []);
  const code = swish(graph, add(graph, product(graph, [x, of('in.kernel')]), of('in.bias')));
  const told =
    decoder === 'tied'
      ? product(graph, [code, of('in.kernel')], { transposeB: true })
      : product(graph, [code, of('out.kernel')]);
  const miss = subtract(graph, add(graph, told, of('out.bias')), x);
  const loss = multiply(graph, sumOver(graph, multiply(graph, miss, miss), { axes: [0, 1], keep: false }), share);
  return { shapes, graph: { graph, loss, wanted: Object.values(weight) } };
}

function inputsOf(rows: DenseMatrix, some: readonly number[], scaling: Scaling) {
  const x = new Float32Array(some.length * rows.width);
  some.forEach((row, i) => x.set(scaled(rowOf(rows, row), scaling), i * rows.width));
  return { x: floats(x, [some.length, rows.width]), share: floats(Float32Array.of(1 / x.length), []) };
}

const scaled = (row: Float32Array, { mean, deviation }: Scaling): Float32Array =>
  row.map((value, i) => (value - (mean[i] as number)) / deviation);

function* batchesOf(rows: readonly number[], size: number): Generator<readonly number[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

const copyOf = (weights: GraphWeights): GraphWeights =>
  new Map([...weights].map(([name, weight]) => [name, { ...weight, values: weight.values.slice() }]));

function encoderOf(weights: GraphWeights, scaling: Scaling): Autoencoder['encode'] {
  const kernel = weights.get('in.kernel')?.values ?? new Float32Array(0);
  const bias = weights.get('in.bias')?.values ?? new Float32Array(0);
  return (row) => {
    if (row.length !== scaling.mean.length)
      throw new RangeError(`expected a row of ${scaling.mean.length} numbers, got ${row.length}`);
    const code = bias.slice();
    scaled(row, scaling).forEach((x, i) => {
      for (let j = 0; j < code.length; j++) code[j] = (code[j] as number) + x * (kernel[i * code.length + j] as number);
    });
    return toUnit(code.map((value) => value / (1 + Math.exp(-value))));
  };
}
