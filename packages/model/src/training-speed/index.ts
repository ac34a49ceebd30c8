export { DENSE_STEP, denseSteps } from './dense-steps.ts';
export { EMBEDDING_STEP, embeddingSteps, type EmbeddingPlan } from './embedding-steps.ts';
export type { NamedArray, Steps } from './named-array.ts';
export { EPOCH_STEPS, networkEpochs } from './network-steps.ts';
export { optimiserSteps } from './optimiser-steps.ts';
