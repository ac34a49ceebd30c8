import type { UserProfile } from '@fusionrank/domain/profile';
import type { Facet } from '@fusionrank/domain/search';
import type { RankingBasis } from '@fusionrank/search';
import type { ServedSlate } from './served-slates.ts';

/** Ids, times, the query as it was understood. */
const SLATE_BYTES = 4_000;
/** Objects of V8 on 64 bits, with the strings and dates that are theirs alone. */
const HISTORY_ENTRY_BYTES = 220;
const AFFINITY_BYTES = 110;
const FACET_VALUE_BYTES = 60;

/** About how much memory a served slate takes while it is kept. */
export function keptBytes({ slate, basis, query, fingerprint }: ServedSlate): number {
  const text = 2 * (query.length + fingerprint.length);
  const ranked = slate.items.byteLength + facetBytes(slate.facets);
  const known = basis === undefined ? 0 : profileBytes(basis.profile) + vectorBytes(basis.vectors);
  return SLATE_BYTES + text + ranked + known;
}

function facetBytes(facets: readonly Facet[]): number {
  return facets.reduce((sum, facet) => sum + (facet.kind === 'terms' ? facet.values.length : 1) * FACET_VALUE_BYTES, 0);
}

function profileBytes({ history, affinities }: UserProfile): number {
  return history.length * HISTORY_ENTRY_BYTES + affinities.length * AFFINITY_BYTES;
}

function vectorBytes({ text, image, photograph }: RankingBasis['vectors']): number {
  return (text?.byteLength ?? 0) + (image?.byteLength ?? 0) + (photograph?.vector.byteLength ?? 0);
}
