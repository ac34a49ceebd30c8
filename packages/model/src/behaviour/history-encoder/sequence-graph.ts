import type { Rng } from '@fusionrank/domain/rng';
import type { Tensor } from 'onnxruntime-node';
import { add, multiply } from '../../onnx/gradient/elementwise.ts';
import { GraphWriter } from '../../onnx/gradient/graph-writer.ts';
import { layerNorm, unitVectors } from '../../onnx/gradient/normalisation.ts';
import { reshaped, rowsOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { attentionBlock } from './attention-block.ts';
import {
  floats,
  type GraphWeights,
  integers,
  type LossGraph,
  newGraphWeight,
  startingScale,
} from '../../optimization/learned-graph.ts';
import type { PaddedSequences } from './padded-sequences.ts';
import type { HistoryEncoderSettings, HistoryReading } from './settings.ts';
import { softmaxHead } from './softmax-head.ts';

export type SequenceReading = Extract<HistoryReading, { kind: 'sequence' }>;
export type SequenceSettings = HistoryEncoderSettings & { readonly reading: SequenceReading };

/** Length of an input vector, in units of √width: beside it, what is learned of positions starts small. */
const INPUT_LENGTH = 0.3;

interface Reader {
  readonly graph: GraphWriter;
  /** The vectors of the items read, [items, width]. */
  readonly taken: Value;
  readonly weights: readonly Value[];
  /** Users as of the entries named by `readers`, [readers, width]; not yet of unit length. */
  readonly users: Value;
}

/**
 * The reading of sequences: normalised item vectors, learned positions, attention blocks, one vector an entry. Inputs of a run:
 * `taken`, `entries`, `places`, `sight`, `readers`, a mask for each dropout, and the weights.
 */
function sequenceReader({ width, reading }: SequenceSettings): Reader {
  const graph = new GraphWriter();
  const weights: Value[] = [];
  const weight = (name: string, shape: readonly number[]): Value => {
    const value = graph.input(name, shape);
    weights.push(value);
    return value;
  };
  const mask = (name: string): Value => graph.input(name, ['users', 'length', width]);
  const taken = graph.input('taken', ['taken', width]);
  const entries = graph.input('entries', ['users', 'length'], 'int32');
  const sight = graph.input('sight', [1, 1, 'length', 'length']);
  const positions = rowsOf(
    graph,
    weight('position', [reading.length, width]),
    graph.input('places', ['length'], 'int32'),
  );
  const inputs = multiply(graph, unitVectors(graph, taken), graph.constant([INPUT_LENGTH * Math.sqrt(width)], []));
  let x = multiply(graph, add(graph, rowsOf(graph, inputs, entries), positions), mask('mask.input'));
  for (let layer = 0; layer < reading.layers; layer++) {
    const named = (name: string, shape: readonly number[]): Value => weight(`block.${layer}.${name}`, shape);
    const masks = [mask(`mask.${layer}.attention`), mask(`mask.${layer}.forward`)] as const;
    x = attentionBlock(graph, named, { x, sight, masks, heads: reading.heads });
  }
  const normal = layerNorm(graph, x, { gain: weight('norm.gain', [width]), bias: weight('norm.bias', [width]) });
  const flat = reshaped(graph, normal, ['all entries', width]);
  const users = rowsOf(graph, flat, graph.input('readers', ['readers'], 'int32'));
  return { graph, taken, weights, users };
}

/** The loss of foretelling what follows each reader, by the softmax head; `offered` are the candidates' vectors. */
export function lossOfSequences(settings: SequenceSettings): LossGraph {
  const { graph, taken, weights, users } = sequenceReader(settings);
  const offered = graph.input('offered', ['candidates', settings.width]);
  const { loss, bias, logScale } = softmaxHead(graph, users, offered);
  return { graph, loss, wanted: [taken, offered, bias, logScale, ...weights] };
}

/** A model that only reads: `user`, [readers, width], unit vectors. */
export function readingModel(settings: SequenceSettings): Uint8Array {
  const { graph, users } = sequenceReader(settings);
  return graph.serialize('reading', { user: unitVectors(graph, users) });
}

/** The weights of the reading and of its head, as training starts. */
export function startingWeights(settings: SequenceSettings, rng: Rng): GraphWeights {
  const { weights } = sequenceReader(settings);
  return new Map([
    startingScale(settings.temperature),
    ...weights.map(({ name, shape }) => {
      const sizes = shape.filter((size) => typeof size === 'number');
      return [name, newGraphWeight(name, sizes, rng.fork(name))] as const;
    }),
  ]);
}

/** What a run of the reading is given beside weights, item vectors and masks. */
export function readingInputs({ users, length, entries, readers }: PaddedSequences): Record<string, Tensor> {
  return {
    entries: integers(entries, [users, length]),
    places: integers(
      Int32Array.from({ length }, (_, place) => place),
      [length],
    ),
    sight: floats(causalSight(length), [1, 1, length, length]),
    readers: integers(readers, [readers.length]),
  };
}

/** 0 where entry `row` may look at entry `column`, itself and those before it; −1e9 elsewhere. */
function causalSight(length: number): Float32Array {
  return Float32Array.from({ length: length * length }, (_, i) => (i % length > Math.floor(i / length) ? -1e9 : 0));
}

const maskNames = (layers: number): readonly string[] => [
  'mask.input',
  ...Array.from({ length: layers }, (_, layer) => [`mask.${layer}.attention`, `mask.${layer}.forward`]).flat(),
];

/** Inverted dropout; without a source of randomness nothing is dropped. */
export function dropoutMasks(
  { users, length }: PaddedSequences,
  { width, reading }: SequenceSettings,
  rng?: Rng,
): Record<string, Tensor> {
  const kept = 1 / (1 - reading.dropout);
  const shape = [users, length, width];
  return Object.fromEntries(
    maskNames(reading.layers).map((name) => {
      const mask = new Float32Array(users * length * width).fill(1);
      if (rng !== undefined && reading.dropout > 0)
        for (let i = 0; i < mask.length; i++) mask[i] = rng.next() < reading.dropout ? 0 : kept;
      return [name, floats(mask, shape)];
    }),
  );
}
