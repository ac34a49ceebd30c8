import {
  denseSteps,
  EMBEDDING_STEP,
  embeddingSteps,
  EPOCH_STEPS,
  networkEpochs,
  optimiserSteps,
  type Steps,
} from '@fusionrank/model/training-speed';
import type { TorchCase } from './torch-process.ts';

export interface BenchCase {
  readonly name: string;
  readonly open: () => Promise<Steps>;
  readonly torch: TorchCase;
  /** Steps for each of the asked ones, where one takes long. */
  readonly share: number;
  /** Steps whose losses are compared; rounding alone leads two runs apart after a hundred steps. */
  readonly warmUp: number;
}

/** Threads on either side. */
export const THREADS = 2;
const LEARNING_RATE = 0.001;
const COMMON = { threads: THREADS, learningRate: LEARNING_RATE } as const;

/** What is measured, in the order of the table. */
export function benchCases(): readonly BenchCase[] {
  return [
    {
      name: 'dense step: 1,024 examples, 256→256→128→1 after fusion of 256',
      open: () => denseSteps(THREADS, LEARNING_RATE),
      torch: { case: 'dense', ...COMMON },
      share: 1,
      warmUp: 10,
    },
    networkCase('onnx'),
    networkCase('tensorflow'),
    ...[10_000, 100_000, 1_000_000].map((rows) => embeddingCase(rows, 'sparse')),
    ...[10_000, 100_000].map((rows) => embeddingCase(rows, 'dense')),
    optimiserCase('fused'),
    optimiserCase('separate'),
  ];
}

function networkCase(engine: 'onnx' | 'tensorflow'): BenchCase {
  return {
    name: `epoch of the ranking network, ${EPOCH_STEPS} steps of 32 slates, engine ${engine}`,
    open: () => networkEpochs({ engine, threads: THREADS }, LEARNING_RATE),
    torch: {
      case: 'network',
      ...COMMON,
      steps: EPOCH_STEPS,
      lossWeights: [1, 0.5, 0.5],
      attributeScale: 1 / Math.sqrt(12),
    },
    share: engine === 'onnx' ? 0.2 : 0.05,
    warmUp: 2,
  };
}

function embeddingCase(rows: number, update: 'sparse' | 'dense'): BenchCase {
  const { slots, width } = EMBEDDING_STEP;
  return {
    name: `embedding step, ${rows.toLocaleString('en-US')} rows of ${width}, 1,024 × ${slots} reads, ${update} Adam`,
    open: () => embeddingSteps({ rows, update, threads: THREADS, learningRate: LEARNING_RATE }),
    torch: { case: 'embedding', ...COMMON, variant: update },
    share: update === 'sparse' ? 1 : 0.3,
    warmUp: 10,
  };
}

function optimiserCase(how: 'fused' | 'separate'): BenchCase {
  const weights = 1_000_000;
  return {
    name: `Adam on ${weights.toLocaleString('en-US')} weights, ours ${how === 'fused' ? 'in one pass' : 'in separate passes'}`,
    open: () => Promise.resolve(optimiserSteps(how, weights, LEARNING_RATE)),
    torch: { case: 'optimiser', ...COMMON },
    share: 0.5,
    warmUp: 5,
  };
}
