import { MODALITIES } from '@fusionrank/domain/modality';
import { add } from '../../onnx/gradient/elementwise.ts';
import { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import type { Dimension, Value } from '../../onnx/gradient/value.ts';
import { blockRanges, fusedWidth, type NetworkShape } from '../network-shape.ts';
import { ATTRIBUTE_TABLE, type Weight, type Weights } from '../weights.ts';

/**
 * `learning`: weights are given at each run, since they change from step to step. `serving`: weights are part of the graph.
 * `export`: as well, and what is given bears its plain name, for people to read.
 */
export type GraphUse = 'learning' | 'serving' | 'export';

/** A part of the network while it is written as an ONNX graph: its weights are declared where they are first read. */
export class NetworkGraph {
  readonly writer = new GraphWriter();
  readonly shape: NetworkShape;
  readonly #weights: Weights;
  readonly #use: GraphUse;
  readonly #read = new Map<string, Value>();

  constructor(shape: NetworkShape, weights: Weights, use: GraphUse) {
    this.shape = shape;
    this.#weights = weights;
    this.#use = use;
  }

  /** @throws TypeError when the network has no such weight: a mistake in the code, not in its input. */
  weight(name: string): Value {
    const weight = this.#weights.get(name);
    if (weight === undefined || (name === ATTRIBUTE_TABLE && this.#use === 'learning'))
      throw new TypeError(`the graph has no weight ${name}`);
    const value = this.#read.get(name) ?? this.#declared(name, weight);
    this.#read.set(name, value);
    return value;
  }

  #declared(name: string, { shape, values }: Weight): Value {
    switch (this.#use) {
      case 'learning':
        return this.writer.input(name, shape);
      case 'serving':
      case 'export':
        return this.writer.weight(name, shape, values);
    }
  }

  /** Something that differs from run to run; `batch:` keeps its name off the weights'. */
  batch(name: string, shape: readonly Dimension[], elementType: Value['elementType'] = 'float'): Value {
    return this.writer.input(this.#use === 'export' ? name : `batch:${name}`, shape, elementType);
  }

  /** Writes the gradients of a loss by each weight read so far and by the values named, and serialises. */
  learning(loss: Value, by: Readonly<Record<string, Value>>, outputs: Readonly<Record<string, Value>>): LearningModel {
    const learned = [...this.#read].filter(([name]) => this.#weights.get(name)?.kind !== 'fixed');
    const named = [...Object.entries(by), ...learned];
    const slopes = this.writer.gradients(
      loss,
      named.map(([, value]) => value),
      (a, b) => add(this.writer, a, b),
    );
    const gradients = Object.fromEntries(slopes.map((slope, i) => [`slope:${named[i]?.[0] ?? ''}`, slope]));
    return { ...this.forward({ ...outputs, ...gradients }), learned: learned.map(([name]) => name) };
  }

  /** Serialises without gradients. */
  forward(outputs: Readonly<Record<string, Value>>): ForwardModel {
    return { model: this.writer.serialize('network', outputs), weights: [...this.#read.keys()] };
  }
}

export interface ForwardModel {
  /** ONNX. */
  readonly model: Uint8Array;
  /** Names of the weights that it reads. */
  readonly weights: readonly string[];
}

/** Its outputs `slope:NAME` are gradients. */
export interface LearningModel extends ForwardModel {
  readonly learned: readonly string[];
}

/** [blocks, d], 1 where the column belongs to the block. */
export function indicator(graph: NetworkGraph): Value {
  const { config } = graph.shape;
  const d = fusedWidth(config);
  const values = new Float32Array(MODALITIES.length * d);
  blockRanges(config).forEach(({ start, width }, block) =>
    values.fill(1, block * d + start, block * d + start + width),
  );
  return graph.writer.constant([...values], [MODALITIES.length, d]);
}
