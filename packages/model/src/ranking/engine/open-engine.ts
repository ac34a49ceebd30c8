import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ItemPrecision } from '../../fusion/serving-graph/item-precision.ts';
import type { TrainedNetwork } from '../trained-network.ts';
import type { RankingEngine } from './ranking-engine.ts';

/** `onnx`: ONNX Runtime on the CPU. `tensorflow`: TensorFlow.js on its best backend. They agree but for rounding. */
export const RANKING_ENGINES = ['onnx', 'tensorflow'] as const;
export type RankingEngineName = (typeof RANKING_ENGINES)[number];

/** More threads than this wait for each other on a request's sizes. */
const MOST_THREADS = 4;

export interface EngineChoice {
  readonly engine: RankingEngineName;
  /** How ONNX Runtime's item matrix is kept, float32 unless told; TensorFlow.js keeps floats. */
  readonly precision?: ItemPrecision;
  /** Of ONNX Runtime; as many as the machine runs at once, at most 4, unless told. */
  readonly threads?: number;
}

/** Only the engine that is opened is loaded. */
export async function openEngine(
  network: TrainedNetwork,
  { engine, ...options }: EngineChoice,
): Promise<RankingEngine> {
  switch (engine) {
    case 'onnx': {
      const { openOnnxRanking } = await import('./onnx-engine.ts');
      return openOnnxRanking(network, { threads: Math.min(availableParallelism(), MOST_THREADS), ...options });
    }
    case 'tensorflow': {
      const [{ selectBackend }, { tensorflowRanking }] = await Promise.all([
        import('../../backend/select-backend.ts'),
        import('./tensorflow-engine.ts'),
      ]);
      await selectBackend();
      return tensorflowRanking(network);
    }
  }
}

/** TensorFlow.js where it runs on a GPU, ONNX Runtime everywhere else. */
export async function fittingEngine(): Promise<RankingEngineName> {
  if (!isInstalled('@tensorflow/tfjs-node-gpu')) return 'onnx';
  const { selectBackend } = await import('../../backend/select-backend.ts');
  const { name } = await selectBackend();
  return name === 'tfjs-node-gpu' ? 'tensorflow' : 'onnx';
}

function isInstalled(packageName: string): boolean {
  const folders = createRequire(import.meta.url).resolve.paths(packageName) ?? [];
  return folders.some((folder) => existsSync(join(folder, packageName)));
}
