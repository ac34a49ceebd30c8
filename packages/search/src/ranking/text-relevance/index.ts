export { bm25, type Bm25Settings, counted } from './bm25-features.ts';
export { type TextCorpus, textCorpus } from './corpus.ts';
export type { TextList } from './feature-group.ts';
export { type ProductText, productText } from './product-text.ts';
export { type QueryText, queryText } from './query-text.ts';
export { TEXT_EVIDENCE, TEXT_RELEVANCE_FEATURES, type TextEvidence, textRelevance } from './text-relevance.ts';
export { standardiseWithinLists } from './within-list.ts';
