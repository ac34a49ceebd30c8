import { problem } from '@fusionrank/domain/problem';
import type { SearchConnectionResolvers } from '../../types.generated.ts';
import { readingOf, RELAXATION_KIND } from '../reading.ts';
import { shownFacets } from '../facets.ts';
import { modelOf } from '../model-name.ts';
import { pageInfo } from '../page-info.ts';

export const SearchConnection: SearchConnectionResolvers = {
  searchId: ({ served }) => served.slate.slateId,
  nodes: ({ edges }) => edges.map(({ item }) => item),
  pageInfo,
  totalCount: ({ served }) => served.slate.totalCount,
  facets: ({ served }, { keys, valuesFirst }) => {
    if (valuesFirst < 0) throw problem('INVALID_INPUT', `valuesFirst: expected 0 or more, got ${valuesFirst}`);
    return shownFacets(served.slate.facets, { keys: keys ?? undefined, valuesFirst });
  },
  correctedText: ({ served }) => served.slate.correctedText ?? null,
  reading: ({ served }) => readingOf(served.basis?.query),
  relaxations: ({ served }) =>
    (served.slate.relaxations ?? []).map(({ kind, what }) => ({ kind: RELAXATION_KIND[kind], what })),
  redirect: ({ served }) => served.slate.redirect ?? null,
  rules: ({ served }) => served.slate.rules ?? [],
  model: ({ served }) => modelOf(served.slate.policy),
  timing: ({ served }) => served.slate.timing,
};
