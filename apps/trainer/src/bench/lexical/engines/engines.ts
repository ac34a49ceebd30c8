import type { EngineChoice } from '../engine.ts';

/** What is compared, in the order of the table. Each is loaded only where it is opened. */
export const ENGINES = [
  {
    name: 'FusionRank',
    settings: 'BM25F over five fields; at least half of the words; matches counted to 100,000',
    expectation: 'same',
    open: async () => (await import('./fusionrank.ts')).openFusionRank(),
  },
  {
    name: 'MiniSearch',
    settings: 'default (BM25+), boosted fields; any word',
    expectation: 'matching',
    open: async () => (await import('./minisearch.ts')).openMiniSearch(),
  },
  {
    name: 'FlexSearch',
    settings: 'document index, tokenize strict, suggest, merge',
    expectation: 'matching',
    open: async () => (await import('./flexsearch.ts')).openFlexSearch(),
  },
  {
    name: 'Orama',
    settings: 'default (BM25), boosted fields; any word',
    expectation: 'matching',
    open: async () => (await import('./orama.ts')).openOrama(),
  },
  {
    name: 'PostgreSQL',
    settings: 'weighted tsvector, GIN index, ts_rank; at least half of the words',
    expectation: 'matching',
    open: async () => (await import('./postgres.ts')).openPostgres(),
  },
] as const satisfies readonly EngineChoice[];

export type EngineName = (typeof ENGINES)[number]['name'];
