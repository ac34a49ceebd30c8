import type { Modality } from '@fusionrank/domain/modality';
import { type Ranker, type RankRequest, userInput } from '@fusionrank/model/ranking';
import { columnsOf } from '../cross-features/columns.ts';
import { crossFeatures } from '../cross-features/cross-features.ts';
import type { CrossFeatureRequest } from '../cross-features/request.ts';
import { withoutModalities } from '../cross-features/without-modalities.ts';

/**
 * What the network is asked about the rows that its item table holds; those past its end are left out. The cross features are
 * the ones it was trained on, silent for the modalities to do without. Of a photograph it hears nothing: it has seen words alone
 * (looks.ts adds what a photograph says).
 */
export function networkInput(
  { crossFeatures: trained }: Pick<Ranker, 'crossFeatures'>,
  request: CrossFeatureRequest,
  without: readonly Modality[] = [],
): Omit<RankRequest, 'without'> {
  const { index, profile, now } = request;
  const { text, image } = request.vectors;
  const known = knownRows(request);
  const rows = request.rows.filter((row) => row < known);
  const rowOf: typeof index.rowOf = (id) => {
    const row = index.rowOf(id);
    return row === undefined || row >= known ? undefined : row;
  };
  const cross = crossFeatures({ ...request, rows });
  return {
    user: userInput(profile, rowOf, now),
    query: { ...(text === undefined ? {} : { text }), ...(image === undefined ? {} : { image }) },
    rows,
    cross: columnsOf(without.length === 0 ? cross : withoutModalities(cross, without), trained),
  };
}

/** Rows from this one on are newer than the network's item table. */
export function knownRows({ index }: Pick<CrossFeatureRequest, 'index'>): number {
  return index.features()?.table.ids.length ?? 0;
}
