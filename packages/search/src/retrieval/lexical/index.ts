export { FIELDS, FIELD_SETTINGS, inverseDocumentFrequency, occurrenceWeight, termScore, type Field } from './bm25.ts';
export { createLexicalIndex, type LexicalIndex } from './lexical-index.ts';
export { termsNeeded } from './query.ts';
export type { LexicalTop, TopRequest } from './top-matches.ts';
