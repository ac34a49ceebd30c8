import { type RankRequest, userInput } from '@fusionrank/model/ranking';
import { crossFeatures } from '../cross-features/cross-features.ts';
import type { CrossFeatureRequest } from '../cross-features/request.ts';

/** What the network is asked about the rows that its item table holds; those past its end are left out. */
export function networkInput(request: CrossFeatureRequest): Omit<RankRequest, 'without'> {
  const { index, profile, vectors, now } = request;
  const known = knownRows(request);
  const rows = request.rows.filter((row) => row < known);
  const rowOf: typeof index.rowOf = (id) => {
    const row = index.rowOf(id);
    return row === undefined || row >= known ? undefined : row;
  };
  return { user: userInput(profile, rowOf, now), query: vectors, rows, cross: crossFeatures({ ...request, rows }) };
}

/** Rows from this one on are newer than the network's item table. */
export function knownRows({ index }: Pick<CrossFeatureRequest, 'index'>): number {
  return index.features()?.table.ids.length ?? 0;
}
