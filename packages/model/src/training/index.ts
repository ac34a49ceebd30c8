export * from './examples.ts';
export { type BackendName, BACKENDS, selectBackend, type SelectedBackend } from '../backend/select-backend.ts';
export { DEFAULT_NETWORK_CONFIG, type NetworkConfig } from '../fusion/network-shape.ts';
export type { TrainingEngineName } from './engine.ts';
export { DEFAULT_TRAINING_CONFIG, type TrainingConfig } from './training-config.ts';
export { trainNetwork, type TrainingResult, type TrainingRun } from './train-network.ts';
export type { EpochReport } from './training-state.ts';
