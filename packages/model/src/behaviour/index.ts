export * from './history-encoder/settings.ts';
export { itemOperator, type ItemSideInformation } from './history-encoder/item-operator.ts';
export { takenCounts } from './history-encoder/item-parameters.ts';
export { trainHistoryEncoder } from './history-encoder/train-history-encoder.ts';
export { trainBpr, type BprRun, type BprSettings } from './bpr.ts';
export * from './choose-settings.ts';
export * from './co-visits.ts';
export * from './ease.ts';
export { propagateFactors, propagateItems, propagateProfiles } from './graph-propagation.ts';
export type { WeightedItemGraph } from './embedding-graphs.ts';
export * from './graph-embeddings.ts';
export * from './ials.ts';
export { interactionGraph, type InteractionGraph } from './interaction-graph.ts';
export * from './item-graph.ts';
export * from './neighbours.ts';
export * from './sparse-ease.ts';
export * from './sparse-matrix.ts';
export * from './spectral.ts';
export { CandidateLists } from './evidence/candidate-list.ts';
export {
  type EncoderEvidence,
  type Evidence,
  type EvidenceScores,
  type LinkEvidence,
  preparedEvidence,
} from './evidence/evidence.ts';
export { type HistoryWeighing, weighedHistory } from './evidence/history-reading.ts';
export { type ItemLinks, linkScores } from './evidence/item-links.ts';
export { listFeatureNames, listFeatures } from './evidence/list-features.ts';
export { ScoreRow } from './evidence/score-row.ts';
export { transitionLinks, type TransitionSettings } from './evidence/transitions.ts';
export { chooseFactors, fitFactors, type FittedFactors, type JudgedFactors } from './choice/choose-factors.ts';
export { chooseLinks, type JudgedLinks } from './choice/choose-links.ts';
export { fitLinks, linkTable, type LinkSettings } from './choice/link-table.ts';
export type { TouchHistory } from './choice/touch-history.ts';
