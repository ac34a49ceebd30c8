import type { NetworkShape } from '../fusion/network-shape.ts';
import type { Weights } from '../fusion/weights.ts';
import type { TrainingEngineName } from './engine-name.ts';
import { lossAndGradients, type LossAndGradients, type WeightedBatch } from './gradients.ts';
import { logitLossOf } from './logit-loss.ts';
import type { LossConfig } from './losses/training-loss.ts';

export interface TrainingEngine {
  /** The loss of a batch, of the kind the engine was opened for, and its gradient by every learned weight. */
  lossAndGradients(weights: Weights, batch: WeightedBatch): Promise<LossAndGradients>;
  release(): Promise<void>;
}

export interface EngineChoice {
  readonly engine: TrainingEngineName;
  readonly loss: LossConfig;
  /** Of ONNX Runtime; as many as the machine runs at once unless told. */
  readonly threads?: number;
}

/**
 * The engine for weights of these shapes. ONNX Runtime is loaded only when it is asked for; losses other than cross-entropy are
 * worked out on the TensorFlow.js backend by either engine.
 */
export async function openEngine(
  { engine, loss, ...options }: EngineChoice,
  shape: NetworkShape,
  weights: Weights,
): Promise<TrainingEngine> {
  switch (engine) {
    case 'onnx': {
      const { openOnnxEngine } = await import('./onnx-engine.ts');
      const lossOf = loss.kind === 'cross-entropy' ? loss.kind : logitLossOf(loss);
      return openOnnxEngine(shape, weights, { ...options, loss: lossOf });
    }
    case 'tensorflow':
      return {
        lossAndGradients: (current, batch) => Promise.resolve(lossAndGradients(current, shape, { ...batch, loss })),
        release: () => Promise.resolve(),
      };
  }
}
