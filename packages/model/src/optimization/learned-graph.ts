import { Tensor, type InferenceSession } from 'onnxruntime-node';
import type { Rng } from '@fusionrank/domain/rng';
import { add } from '../onnx/gradient/elementwise.ts';
import type { GraphWriter } from '../onnx/gradient/graph-writer.ts';
import type { Value } from '../onnx/gradient/value.ts';
import { openModel } from '../onnx/open-model.ts';
import { adamStep, type Moments, zeroMoments } from './adam.ts';

/** One dense weight that a graph is given at each run. */
export interface GraphWeight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
  readonly moments: Moments;
}
export type GraphWeights = Map<string, GraphWeight>;

/** Starts a weight: gains at 1, biases at 0, positions near 0, kernels at ±1/√rows. */
export function newGraphWeight(name: string, shape: readonly number[], rng: Rng): GraphWeight {
  const length = shape.reduce((product, size) => product * size, 1);
  const deviation = name === 'position' ? 0.05 : 1 / Math.sqrt(shape[0] ?? 1);
  const values = Float32Array.from({ length }, () =>
    name.endsWith('.gain') ? 1 : name.endsWith('.bias') ? 0 : rng.normal() * deviation,
  );
  return { shape, values, moments: zeroMoments(length) };
}

/** The gradients wanted beside the loss: of weights, and of inputs of a step. */
export interface LossGraph {
  readonly graph: GraphWriter;
  readonly loss: Value;
  readonly wanted: readonly Value[];
}

/** Opens a graph that gives `loss` and `d.<name>` of each value wanted. */
export function openLossGraph({ graph, loss, wanted }: LossGraph, threads: number): Promise<InferenceSession> {
  const slopes = graph.gradients(loss, wanted, (a, b) => add(graph, a, b));
  const outputs = wanted.map(({ name }, i) => [`d.${name}`, slopes[i] as Value] as const);
  return openModel(graph.serialize('step', { loss, ...Object.fromEntries(outputs) }), threads);
}

export const floats = (values: Float32Array, shape: readonly number[]): Tensor => new Tensor('float32', values, shape);
export const integers = (values: Int32Array, shape: readonly number[]): Tensor => new Tensor('int32', values, shape);

/** The weights as a run's inputs. */
export function fedWeights(weights: GraphWeights): Record<string, Tensor> {
  return Object.fromEntries([...weights].map(([name, { values, shape }]) => [name, floats(values, shape)]));
}

/** The numbers of one output. */
export function outputOf(outputs: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`the graph gave no numbers for ${name}`);
  return data;
}

/** One step of Adam on each weight by its gradient. */
export function stepWeights(
  weights: GraphWeights,
  outputs: InferenceSession.OnnxValueMapType,
  at: { readonly step: number; readonly learningRate: number },
): void {
  for (const [name, { values, moments }] of weights)
    adamStep({ values, moments, gradient: outputOf(outputs, `d.${name}`), weightDecay: 0, ...at });
}

/** The learned factor of cosines, 1 / temperature where it starts. */
export function startingScale(temperature: number): readonly [string, GraphWeight] {
  return ['logScale', { shape: [], values: Float32Array.of(-Math.log(temperature)), moments: zeroMoments(1) }];
}
