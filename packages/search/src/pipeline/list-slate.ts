import { parsePolicyVersion, type ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { CandidateSource, Slate } from '@fusionrank/domain/search';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { fuseByReciprocalRank } from '../retrieval/reciprocal-rank.ts';
import { rankedItems } from './ranked-items.ts';
import type { EngineParts } from './request-run.ts';

/** A list that no network orders: rows and scores are aligned, best first. */
export interface ScoredList {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  readonly source: CandidateSource;
}

/** The list as it is, served under a policy's name. */
export function listSlate(
  policy: string,
  { rows, scores, source }: ScoredList,
  { index, ports }: EngineParts,
): Omit<Slate, 'degraded' | 'timing'> {
  const candidates = fuseByReciprocalRank([{ source, rows }], rows.length);
  const order = rows.map((_, place) => place);
  const items = rankedItems({ candidates, scores, order }, index);
  return {
    slateId: ports.newSlateId(),
    policy: parsePolicyVersion(policy),
    items,
    totalCount: { value: items.length, relation: 'AT_LEAST' },
    facets: [],
  };
}

/** Throws NOT_FOUND for an item that is not sold. */
export function soldRow(itemId: ItemId, index: CatalogIndex): number {
  const row = index.rowOf(itemId);
  if (row === undefined || !index.isLive(row)) {
    throw problem('NOT_FOUND', `no item ${itemId} is sold`, { place: { field: 'itemId' } });
  }
  return row;
}
