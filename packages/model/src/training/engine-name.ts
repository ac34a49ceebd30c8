/**
 * What computes the steps. `onnx`: the network and its gradients as graphs for ONNX Runtime, on the CPU. `tensorflow`: on the
 * TensorFlow.js backend that `selectBackend` chose, the reference. They agree but for rounding.
 */
export const TRAINING_ENGINES = ['onnx', 'tensorflow'] as const;
export type TrainingEngineName = (typeof TRAINING_ENGINES)[number];
