import * as tf from '@tensorflow/tfjs-core';
import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { BACKENDS, selectBackend } from './select-backend.ts';
import { withoutLeaks } from './without-leaks.ts';

const rng = createRng('backend');
const random = (shape: number[]): { readonly shape: number[]; readonly values: Float32Array } => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, () => rng.normal()),
});
type Values = ReturnType<typeof random>;
const tensor = ({ values, shape }: Values): tf.Tensor => tf.tensor(values, shape);
const ids = (values: readonly number[]): tf.Tensor1D => tf.tensor1d(Int32Array.from(values), 'int32');

/** Values and gradients by every input, of ½ Σ f(x)², on the backend. */
async function valueAndGradients(
  backend: 'wasm' | 'cpu',
  inputs: readonly Values[],
  f: (...x: tf.Tensor[]) => tf.Tensor,
): Promise<readonly number[]> {
  await selectBackend(backend);
  return withoutLeaks(() => {
    const tensors = inputs.map(tensor);
    const value = f(...tensors);
    const grads = tf.grads(f)(tensors, value);
    return [value, ...grads].flatMap((result) => Array.from(result.dataSync<'float32'>()));
  });
}

const transposes = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;
const cases: readonly (readonly [string, readonly Values[], (...x: tf.Tensor[]) => tf.Tensor])[] = [
  ...transposes.map(
    ([a, b]) =>
      [
        `matMul, transposed ${a} and ${b}`,
        [random(a ? [7, 5] : [5, 7]), random(b ? [4, 7] : [7, 4])],
        (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, a, b),
      ] as const,
  ),
  ['batched matMul', [random([3, 5, 7]), random([3, 7, 4])], (x, y) => tf.matMul(x, y)],
  ['gather of repeated rows', [random([5, 3])], (x) => tf.gather(x, ids([4, 0, 0, 4, 2]))],
  [
    'unsortedSegmentSum with an empty segment',
    [random([5, 3])],
    (x) => tf.unsortedSegmentSum(x, ids([3, 0, 0, 3, 1]), 4),
  ],
  ['softmax', [random([3, 2, 5])], (x) => tf.softmax(x)],
  ['transpose', [random([3, 2, 5])], (x) => tf.mul(tf.transpose(x, [0, 2, 1]), tf.transpose(x, [0, 2, 1]))],
  ['concat', [random([3, 2]), random([3, 4])], (x, y) => tf.concat([x, y], 1)],
  ['exp', [random([6, 4])], (x) => tf.exp(x)],
  ['log of what is above 0', [random([6, 4])], (x) => tf.log(tf.add(tf.mul(x, x), 1))],
  ['square root of what is above 0', [random([6, 4])], (x) => tf.sqrt(tf.add(tf.mul(x, x), 1))],
  ['div by a column', [random([6, 4]), random([6, 1])], (x, y) => tf.div(x, tf.add(tf.mul(y, y), 1))],
  [
    'sum over rows, over columns and of all',
    [random([6, 4])],
    (x) => tf.mul(tf.mul(tf.sum(x, 0), tf.sum(x, 1, true)), tf.sum(x)),
  ],
  ['relu', [random([6, 4])], (x) => tf.relu(x)],
  ['sigmoid', [random([6, 4])], (x) => tf.sigmoid(x)],
  [
    'add, sub and mul over a broadcast row',
    [random([6, 4]), random([1, 4])],
    (x, row) => tf.mul(tf.sub(tf.add(x, row), 2), row),
  ],
];

test.each(cases)('wasm agrees with cpu on %s, in value and gradient', async (_, inputs, f) => {
  const expected = await valueAndGradients('cpu', inputs, f);
  const actual = await valueAndGradients('wasm', inputs, f);
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) =>
    expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected[i]!))),
  );
});

test('unsortedSegmentSum drops ids outside the segments and starts from zeros in used memory', async () => {
  await selectBackend('wasm');
  for (let round = 0; round < 50; round++) {
    const sums = withoutLeaks(() =>
      tf.unsortedSegmentSum(tf.ones([4, 2]), ids([-1, 1, 1, 9]), 3).dataSync<'float32'>(),
    );
    expect(Array.from(sums)).toEqual([0, 0, 2, 2, 0, 0]);
  }
});

test('without a preference the first backend present is taken, and each skipped one is named with its reason', async () => {
  const { name, skipped } = await selectBackend();
  expect(skipped).toHaveLength(BACKENDS.indexOf(name));
  skipped.forEach((line, i) => expect(line.startsWith(`${BACKENDS[i]!}: `)).toBe(true));
});

test('starting wasm leaves the process its own failure handlers', async () => {
  await selectBackend('wasm');
  const sources = [...process.listeners('uncaughtException'), ...process.listeners('unhandledRejection')].map(String);
  expect(sources.filter((source) => source.includes('ExitStatus') || source.includes('throw reason'))).toEqual([]);
});
