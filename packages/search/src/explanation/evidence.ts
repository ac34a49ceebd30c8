import type { ScorePart } from '@fusionrank/model/ranking';
import type { CrossFeatureRequest } from '../ranking/cross-features/request.ts';
import { contextEvidence } from './context-evidence.ts';
import { itemEvidence } from './item-evidence.ts';
import { queryEvidence } from './query-evidence.ts';

/** For each part of a score, in plain words, what the shop knows that the part was worked out from. */
export type Evidence = Readonly<Record<ScorePart, readonly string[]>>;

/** Looks at the request once; the result tells of a row, which must be on sale: else there is nothing to tell. */
export function evidence(request: CrossFeatureRequest): (row: number) => Evidence {
  const ofQuery = queryEvidence(request);
  const ofContext = contextEvidence(request);
  const ofItem = itemEvidence(request);
  return (row) => {
    const entry = request.index.entryAt(row);
    if (entry === undefined) return { ...NOTHING };
    return { ...ofItem(row, entry), 'query-match': ofQuery(row, entry), context: ofContext(row, entry) };
  };
}

const NOTHING: Evidence = {
  text: [],
  image: [],
  attributes: [],
  numeric: [],
  behaviour: [],
  'query-match': [],
  context: [],
};
