import type { RankedItem } from '@fusionrank/domain/search';
import type { CandidateSource } from '../types.generated.ts';

export function candidateSources({ sources }: Pick<RankedItem, 'sources'>): readonly CandidateSource[] {
  return sources.map((source) => NAMES[source]);
}

const NAMES = {
  lexical: 'LEXICAL',
  semantic: 'SEMANTIC',
  visual: 'VISUAL',
  behavioural: 'BEHAVIOURAL',
  trending: 'TRENDING',
  new: 'NEW',
  rule: 'RULE',
} as const satisfies Record<RankedItem['sources'][number], CandidateSource>;
