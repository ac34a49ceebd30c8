import type { NetworkShape } from '../fusion/network-shape.ts';
import type { Weights } from '../fusion/weights.ts';
import { lossAndGradients, type LossAndGradients, type LossBatch } from './gradients.ts';

/**
 * What computes the steps. `onnx`: the network and its gradients as graphs for ONNX Runtime, on the CPU. `tensorflow`: on the
 * TensorFlow.js backend that `selectBackend` chose, the reference. They agree but for rounding.
 */
export const TRAINING_ENGINES = ['onnx', 'tensorflow'] as const;
export type TrainingEngineName = (typeof TRAINING_ENGINES)[number];

export interface TrainingEngine {
  /** The loss of a batch and its gradient by every learned weight. */
  lossAndGradients(weights: Weights, batch: LossBatch): Promise<LossAndGradients>;
  release(): Promise<void>;
}

export interface EngineChoice {
  readonly engine: TrainingEngineName;
  /** Of ONNX Runtime; as many as the machine runs at once unless told. */
  readonly threads?: number;
}

/** The engine for weights of these shapes. ONNX Runtime is loaded only when it is asked for. */
export async function openEngine(
  { engine, ...options }: EngineChoice,
  shape: NetworkShape,
  weights: Weights,
): Promise<TrainingEngine> {
  switch (engine) {
    case 'onnx': {
      const { openOnnxEngine } = await import('./onnx-engine.ts');
      return openOnnxEngine(shape, weights, options);
    }
    case 'tensorflow':
      return {
        lossAndGradients: (current, batch) => Promise.resolve(lossAndGradients(current, shape, batch)),
        release: () => Promise.resolve(),
      };
  }
}
