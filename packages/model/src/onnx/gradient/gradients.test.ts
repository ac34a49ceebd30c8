import { createRng } from '@fusionrank/domain/rng';
import { Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { openModel } from '../open-model.ts';
import { softmaxCrossEntropy } from './cross-entropy.ts';
import { sumBefore } from './cumulative-sum.ts';
import { denseLayer } from './dense-layer.ts';
import {
  add,
  divide,
  exponential,
  multiply,
  negative,
  relu,
  sigmoid,
  softplus,
  squareRoot,
  subtract,
  sumOver,
  swish,
} from './elementwise.ts';
import { GraphWriter } from './graph-writer.ts';
import { layerNorm, softmax, unitVectors } from './normalisation.ts';
import { patches } from './patches.ts';
import { batchedProduct, permuted, product } from './products.ts';
import { besideEachOther, reshaped, rowsOf } from './shapes.ts';
import type { Value } from './value.ts';

interface Case {
  readonly shapes: readonly (readonly number[])[];
  readonly graph: (graph: GraphWriter, ...x: Value[]) => Value;
  readonly positive?: true;
}

const of = (shapes: Case['shapes'], graph: Case['graph']): Case => ({ shapes, graph });
const cases: Readonly<Record<string, Case>> = {
  'add over a broadcast row': of([[4, 3], [3]], (g, x, y) => add(g, x, y)),
  'subtract a column': of(
    [
      [4, 3],
      [4, 1],
    ],
    (g, x, y) => subtract(g, x, y),
  ),
  'multiply by a scalar': of([[4, 3], []], (g, x, y) => multiply(g, x, y)),
  'divide by a row': {
    ...of(
      [
        [4, 3],
        [1, 3],
      ],
      (g, x, y) => divide(g, x, y),
    ),
    positive: true,
  },
  negative: of([[5]], (g, x) => negative(g, x)),
  'square root': { ...of([[5]], (g, x) => squareRoot(g, x)), positive: true },
  exponential: of([[5]], (g, x) => exponential(g, x)),
  sigmoid: of([[5]], (g, x) => sigmoid(g, x)),
  relu: of([[6]], (g, x) => relu(g, x)),
  softplus: of([[5]], (g, x) => softplus(g, x)),
  'sum of those before, first axis': of([[4, 3]], (g, x) => sumBefore(g, x, { axis: 0 })),
  'sum of those after, middle axis': of([[2, 4, 3]], (g, x) => sumBefore(g, x, { axis: 1, reverse: true })),
  'patches of a convolution': of([[2, 16, 3]], (g, x) => reshaped(g, patches(g, x, 4), [8, 27])),
  'dense layer': of(
    [
      [3, 4],
      [4, 2],
      [1, 2],
    ],
    (g, x, ...[kernel, bias]) => denseLayer(g, x, { kernel: kernel!, bias: bias!, activation: 'linear' }),
  ),
  'matrices beside each other': of(
    [
      [3, 2],
      [3, 1],
      [3, 4],
    ],
    (g, ...parts) => besideEachOther(g, parts),
  ),
  swish: of([[6]], (g, x) => swish(g, x)),
  'sum over the middle axis': of([[2, 3, 4]], (g, x) => sumOver(g, x, { axes: [1], keep: false })),
  'product, plain': of(
    [
      [3, 4],
      [4, 2],
    ],
    (g, x, y) => product(g, [x, y]),
  ),
  'product, first transposed': of(
    [
      [4, 3],
      [4, 2],
    ],
    (g, x, y) => product(g, [x, y], { transposeA: true }),
  ),
  'product, second transposed': of(
    [
      [3, 4],
      [2, 4],
    ],
    (g, x, y) => product(g, [x, y], { transposeB: true }),
  ),
  'product, both transposed': of(
    [
      [4, 3],
      [2, 4],
    ],
    (g, x, y) => product(g, [x, y], { transposeA: true, transposeB: true }),
  ),
  'batched product': of(
    [
      [2, 3, 4],
      [2, 4, 2],
    ],
    (g, x, y) => batchedProduct(g, x, y),
  ),
  permuted: of([[2, 3, 4]], (g, x) => permuted(g, x, [2, 0, 1])),
  reshaped: of([[2, 6]], (g, x) => reshaped(g, x, [3, 4])),
  softmax: of([[3, 5]], (g, x) => softmax(g, x)),
  'unit vectors': of([[3, 5]], (g, x) => unitVectors(g, x)),
  'layer norm': of([[3, 5], [5], [5]], (g, x, ...[gain, bias]) => layerNorm(g, x, { gain: gain!, bias: bias! })),
};

async function run(model: Uint8Array, inputs: Readonly<Record<string, Tensor>>): Promise<Map<string, Float32Array>> {
  const session = await openModel(model, 1);
  const outputs = await session.run(inputs);
  await session.release();
  return new Map(Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array]));
}

/** Σ c ⊙ f(x) with fixed random c, and its gradients, against finite differences. */
async function checkGradients({ shapes, graph: build, positive }: Case): Promise<void> {
  const rng = createRng('gradients');
  const graph = new GraphWriter();
  const inputs = shapes.map((shape, i) => graph.input(`x${i}`, shape));
  const y = build(graph, ...inputs);
  const size = (shape: readonly unknown[]): number => (shape as number[]).reduce((a, b) => a * b, 1);
  const weights = graph.constant(
    Array.from({ length: size(y.shape) }, () => rng.normal()),
    y.shape as number[],
  );
  const axes = y.shape.map((_, axis) => axis);
  const loss = sumOver(graph, multiply(graph, y, weights), { axes, keep: false });
  const slopes = graph.gradients(loss, inputs, (a, b) => add(graph, a, b));
  const model = graph.serialize('test', {
    loss,
    ...Object.fromEntries(slopes.map((slope, i) => [`d${i}`, slope] as const)),
  });
  const values = shapes.map((shape) =>
    Float32Array.from({ length: size(shape) }, () => (positive ? 0.5 + rng.next() : rng.normal())),
  );
  const session = await openModel(model, 1);
  const evaluate = (): Promise<Record<string, Tensor>> =>
    session.run(
      Object.fromEntries(values.map((value, i) => [`x${i}`, new Tensor('float32', value.slice(), shapes[i])])),
    );
  const exact = await evaluate();
  for (const [i, value] of values.entries()) {
    for (let k = 0; k < value.length; k++) {
      const original = value[k]!;
      const step = 1e-2;
      value[k] = original + step;
      const above = (await evaluate())['loss']!.data[0] as number;
      value[k] = original - step;
      const below = (await evaluate())['loss']!.data[0] as number;
      value[k] = original;
      const numeric = (above - below) / (2 * step);
      expect(Math.abs((exact[`d${i}`]!.data[k] as number) - numeric)).toBeLessThan(
        5e-3 * Math.max(1, Math.abs(numeric)),
      );
    }
  }
  await session.release();
}

test.each(Object.entries(cases))('the gradient of %s is that of finite differences', async (_, one) => {
  await checkGradients(one);
});

test('the gradient of gathered rows is added up where a row was taken twice', async () => {
  const graph = new GraphWriter();
  const table = graph.input('table', [4, 2]);
  const rows = rowsOf(graph, table, graph.input('rows', ['n'], 'int32'));
  const loss = sumOver(graph, multiply(graph, rows, rows), { axes: [0, 1], keep: false });
  const [slope] = graph.gradients(loss, [table], (a, b) => add(graph, a, b));
  const result = await run(graph.serialize('rows', { slope: slope! }), {
    table: new Tensor('float32', Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), [4, 2]),
    rows: new Tensor('int32', Int32Array.of(3, 1, 3), [3]),
  });
  expect(Array.from(result.get('slope')!)).toEqual([0, 0, 6, 8, 0, 0, 28, 32]);
});

test('on several threads too: thousands of rows of ones taken from one add up to their number', async () => {
  const graph = new GraphWriter();
  const table = graph.input('table', [2, 64]);
  const rows = rowsOf(graph, table, graph.input('rows', ['n'], 'int32'));
  const loss = sumOver(graph, rows, { axes: [0, 1], keep: false });
  const [slope] = graph.gradients(loss, [table], (a, b) => add(graph, a, b));
  const session = await openModel(graph.serialize('rows', { slope: slope! }), 4);
  for (let i = 0; i < 20; i++) {
    const { slope: found } = await session.run({
      table: new Tensor('float32', new Float32Array(128), [2, 64]),
      rows: new Tensor('int32', new Int32Array(3000).fill(1), [3000]),
    });
    expect(new Set(found!.data.slice(64) as Float32Array)).toEqual(new Set([3000]));
  }
  await session.release();
});

test('what no output needs is left out of the model', () => {
  const bytesWith = (spare: boolean): number => {
    const graph = new GraphWriter();
    const x = graph.input('x', [2]);
    if (spare) multiply(graph, x, graph.constant([3, 4], [2]));
    return graph.serialize('spare', { y: negative(graph, x) }).length;
  };
  expect(bytesWith(true)).toBeLessThan(bytesWith(false) + 8);
});

test('cross-entropy over softmax is Σ w (ln Σ eˣ − x), its gradient rowWeight · p − w, as worked by hand', async () => {
  const graph = new GraphWriter();
  const logits = graph.input('logits', ['rows', 2]);
  const places = graph.input('places', ['targets', 2], 'int32');
  const weights = graph.input('weights', ['targets']);
  const rowWeights = graph.input('rowWeights', ['rows', 1]);
  const loss = softmaxCrossEntropy(graph, logits, { places, weights, rowWeights });
  const halved = multiply(graph, loss, graph.constant([0.5], []));
  const [slope] = graph.gradients(halved, [logits], (a, b) => add(graph, a, b));
  const result = await run(graph.serialize('loss', { loss, slope: slope! }), {
    logits: new Tensor('float32', Float32Array.of(0, Math.log(3), 1, 1), [2, 2]),
    places: new Tensor('int32', Int32Array.of(0, 0, 0, 1), [2, 2]),
    weights: new Tensor('float32', Float32Array.of(1, 2), [2]),
    rowWeights: new Tensor('float32', Float32Array.of(3, 0), [2, 1]),
  });
  // p = (1/4, 3/4) in the first row; the second has no target: −ln(1/4) − 2 ln(3/4) = 1.96166.
  expect(result.get('loss')![0]).toBeCloseTo(1.96166, 4);
  expect(Array.from(result.get('slope')!, (x) => Math.round(x * 1e4) / 1e4)).toEqual([-0.125, 0.125, 0, 0]);
});

test('a loss that does not depend on a value has no gradient by it, and says so', () => {
  const graph = new GraphWriter();
  const x = graph.input('x', [1]);
  const other = graph.input('other', [1]);
  const loss = sumOver(graph, x, { axes: [0], keep: false });
  expect(() => graph.gradients(loss, [other], (a, b) => add(graph, a, b))).toThrow('to depend on other');
});

test('shapes that do not fit are refused while the graph is written', () => {
  const graph = new GraphWriter();
  const [a, b] = [graph.input('a', ['n', 3]), graph.input('b', ['m', 3])];
  expect(() => add(graph, a, b)).toThrow('expected shapes that broadcast, got [n, 3] and [m, 3]');
  expect(() => product(graph, [a, b])).toThrow('expected matrices that fit');
});
