import { createRng } from '@fusionrank/domain/rng';
import { GraphWriter } from '../onnx/gradient/graph-writer.ts';
import { adamStep, adamStepOfRows, zeroMoments } from '../optimization/adam.ts';
import { embeddingSlopes, embeddingSums } from '../fusion/embedding-sums.ts';
import { coinFlips, layers, layerWeights, meanCrossEntropy } from './dense-steps.ts';
import { drawn, openGraphStep } from './graph-step.ts';
import type { Steps } from './named-array.ts';

export const EMBEDDING_STEP = { examples: 1024, slots: 8, width: 32, hidden: 64 } as const;

/** Batches that steps take in turns, so that the rows differ from step to step. */
const BATCHES = 16;

export interface EmbeddingPlan {
  readonly rows: number;
  /** sparse: only the rows read are updated. dense: Adam over the whole table at every step. */
  readonly update: 'sparse' | 'dense';
  readonly threads: number;
  readonly learningRate: number;
}

/** A table of [rows, 32], 1,024 examples that add up 8 rows each, one hidden layer of 64. */
export async function embeddingSteps({ rows, update, threads, learningRate }: EmbeddingPlan): Promise<Steps> {
  const { examples, slots, width, hidden } = EMBEDDING_STEP;
  const writer = new GraphWriter();
  const sums = writer.input('sums', ['pairs', width]);
  const weights = layerWeights([width, hidden, 1]);
  const learned = weights.map(({ name, shape }) => writer.input(name, shape));
  const loss = meanCrossEntropy(writer, layers(writer, sums, learned), examples);
  const network = await openGraphStep({ writer, loss, learned, others: [sums] }, weights, { threads, learningRate });
  const table = drawn('table', [rows, width], 1);
  const values = table.values as Float32Array;
  const moments = zeroMoments(values.length);
  const ids = readRows(rows, BATCHES * examples * slots);
  const labels = coinFlips(examples);
  let step = 0;
  return {
    arrays: [table, ...weights, { name: 'ids', shape: [BATCHES, examples, slots], values: ids }, labels],
    step: async () => {
      const start = (step % BATCHES) * examples * slots;
      const batch = distinct(ids.subarray(start, start + examples * slots), slots);
      const read = embeddingSums({ values, shape: [rows, width] }, batch, examples);
      const found = await network.run([{ name: 'sums', shape: [examples, width], values: read }, labels]);
      const gradient = embeddingSlopes(found.slopes.get('sums') as Float32Array, batch, width);
      const change = { values, moments, step: ++step, learningRate, weightDecay: 0 };
      if (update === 'sparse') adamStepOfRows({ ...change, gradient }, batch.vocabulary, width);
      else adamStep({ ...change, gradient: spread(gradient, batch.vocabulary, { rows, width }) });
      return found.loss;
    },
    release: () => network.release(),
  };
}

function readRows(rows: number, count: number): Int32Array {
  const rng = createRng('ids');
  return Int32Array.from({ length: count }, () => rng.below(rows));
}

/** A batch as training holds it: its distinct rows, and who reads which. */
function distinct(ids: Int32Array, slots: number) {
  const entryOf = new Map<number, number>();
  const entries = ids.map((id) => {
    const known = entryOf.get(id) ?? entryOf.size;
    entryOf.set(id, known);
    return known;
  });
  return {
    slots,
    vocabulary: Int32Array.from(entryOf.keys()),
    entries,
    items: ids.map((_, k) => Math.floor(k / slots)),
  };
}

/** The whole table's gradient: zeros but for the rows read. */
function spread(
  gradient: Float32Array,
  at: Int32Array,
  { rows, width }: { readonly rows: number; readonly width: number },
): Float32Array {
  const whole = new Float32Array(rows * width);
  at.forEach((row, i) => whole.set(gradient.subarray(i * width, (i + 1) * width), row * width));
  return whole;
}
