import { Tensor } from 'onnxruntime-node';
import { createRng } from '@fusionrank/domain/rng';
import { add } from '../onnx/gradient/elementwise.ts';
import type { GraphWriter } from '../onnx/gradient/graph-writer.ts';
import type { Value } from '../onnx/gradient/value.ts';
import { openModel } from '../onnx/open-model.ts';
import { adamStep, type Moments, zeroMoments } from '../optimization/adam.ts';
import type { NamedArray } from './named-array.ts';

/** A network of a measurement: what it reads, learns and minimises. */
export interface StepGraph {
  readonly writer: GraphWriter;
  readonly loss: Value;
  readonly learned: readonly Value[];
  /** Inputs whose gradient is asked for beside. */
  readonly others: readonly Value[];
}

export interface GraphStep {
  /** Loss before the step, and the gradients by `others`, by name; the dense weights are moved by Adam. */
  run(
    inputs: readonly NamedArray[],
  ): Promise<{ readonly loss: number; readonly slopes: ReadonlyMap<string, Float32Array> }>;
  release(): Promise<void>;
}

/** Opens a graph with its weights, which change in place. */
export async function openGraphStep(
  { writer, loss, learned, others }: StepGraph,
  weights: readonly NamedArray[],
  { threads, learningRate }: { readonly threads: number; readonly learningRate: number },
): Promise<GraphStep> {
  const slopes = writer.gradients(loss, [...learned, ...others], (a, b) => add(writer, a, b));
  const named = [...learned, ...others].map(({ name }, i) => [`slope:${name}`, slopes[i] as Value] as const);
  const session = await openModel(writer.serialize('step', { loss, ...Object.fromEntries(named) }), threads);
  const moments = new Map(weights.map(({ name, values }) => [name, zeroMoments(values.length)]));
  let step = 0;
  return {
    run: async (inputs) => {
      const feeds = [...weights, ...inputs].map(({ name, shape, values }) => [
        name,
        new Tensor('float32', floats(values), shape),
      ]);
      const outputs = await session.run(Object.fromEntries(feeds) as Record<string, Tensor>);
      step++;
      for (const { name, values } of weights) {
        const gradient = outputs[`slope:${name}`]?.data as Float32Array;
        adamStep({
          values: floats(values),
          moments: moments.get(name) as Moments,
          gradient,
          step,
          learningRate,
          weightDecay: 0,
        });
      }
      return {
        loss: (outputs['loss']?.data as Float32Array)[0] as number,
        slopes: new Map(others.map(({ name }) => [name, outputs[`slope:${name}`]?.data as Float32Array])),
      };
    },
    release: () => session.release(),
  };
}

function floats(values: Float32Array | Int32Array): Float32Array {
  if (!(values instanceof Float32Array)) throw new TypeError('expected floats');
  return values;
}

/** Normal numbers of a seed, times `deviation`. */
export function drawn(name: string, shape: readonly number[], deviation: number): NamedArray {
  const rng = createRng(name);
  const length = shape.reduce((product, size) => product * size, 1);
  return { name, shape, values: Float32Array.from({ length }, () => deviation * rng.normal()) };
}
