export * from './asked-term.ts';
export * from './index-terms.ts';
export * from './normalise.ts';
export * from './phrase-key.ts';
export * from './speller.ts';
export * from './stem.ts';
export * from './understand.ts';
export * from './vocabulary.ts';
