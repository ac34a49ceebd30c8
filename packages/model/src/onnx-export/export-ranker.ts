import { exportedModel, type ExportInputs } from '../fusion/serving-graph/exported-graph.ts';
import type { TrainedNetwork } from '../ranking/trained-network.ts';

export interface ExportOptions {
  readonly inputs: ExportInputs;
  /** Attribute values that an item may have: the width of the artifact's attribute ids. */
  readonly slots: number;
}

/**
 * The whole ranker as one ONNX file, its operators those of opset 18: from what is known of the items and of who asks to logits
 * and score. What a reader needs beside stands in its metadata: the model version, the names of the cross features, how scores and
 * click probabilities come from logits, and the network's shape.
 */
export function exportRanker(network: TrainedNetwork, { inputs, slots }: ExportOptions): Uint8Array {
  const { modelVersion, shape, weights, crossFeatures, scoreWeights, calibration } = network;
  return exportedModel(shape, weights, {
    inputs,
    slots,
    scoreWeights: scoreWeights.objectives,
    metadata: {
      modelVersion,
      inputs,
      crossFeatures: JSON.stringify(crossFeatures),
      scoreWeights: JSON.stringify(scoreWeights.objectives),
      calibration: JSON.stringify(calibration ?? []),
      shape: JSON.stringify({ ...shape, attributeSlots: slots }),
    },
  });
}
