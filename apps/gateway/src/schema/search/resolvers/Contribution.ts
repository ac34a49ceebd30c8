import type { ContributionSource } from '../schema.sources.ts';
import type { ContributionResolvers, ScorePart } from '../../types.generated.ts';

export const Contribution: ContributionResolvers = {
  part: ({ part }) => NAMES[part],
};

const NAMES = {
  text: 'TEXT',
  image: 'IMAGE',
  attributes: 'ATTRIBUTES',
  numeric: 'NUMERIC',
  behaviour: 'BEHAVIOUR',
  'query-match': 'QUERY_MATCH',
  context: 'CONTEXT',
} as const satisfies Record<ContributionSource['part'], ScorePart>;
