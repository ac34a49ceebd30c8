import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { INTERACTION_WEIGHT, type HistoryEntry } from '@fusionrank/domain/profile';
import type { CatalogIndex } from '../../retrieval/catalog-index.ts';
import { VECTOR_MODALITIES, type FeatureSpace } from '../../retrieval/feature-space.ts';
import { writeSaid, type CrossFeatureGroup, type CrossFeatureRequest } from './request.ts';

/** Age at which an interaction says half as much, in days. */
const HALF_LIFE_DAYS = 14;

/**
 * How near the item lies to what the user touched, by meaning, look and behaviour, and whether they touched this very
 * item: the target-aware part of the history (docs/decisions/0003).
 */
export const historyFeatures: CrossFeatureGroup = {
  names: [
    ...VECTOR_MODALITIES.flatMap((modality) => [`${modality}HistoryKnown`, `${modality}History`]),
    'touched',
    'bought',
  ],
  prepare: (request) => {
    const likenesses = VECTOR_MODALITIES.map((modality) => historyLikeness(request, modality));
    const { profile, index } = request;
    const touched = liveRows(profile.history, index);
    const bought = liveRows(
      profile.history.filter(({ kind }) => kind === 'purchase'),
      index,
    );
    const after = 2 * likenesses.length;
    return (row, i, into) => {
      for (let at = 0; at < likenesses.length; at++) writeSaid(into, 2 * at, likenesses[at]?.[i]);
      if (touched.has(row)) into.values[into.at + after] = 1;
      if (bought.has(row)) into.values[into.at + after + 1] = 1;
    };
  },
};

function liveRows(history: readonly HistoryEntry[], index: CatalogIndex): ReadonlySet<number> {
  const rows = history.map(({ itemId }) => index.rowOf(itemId) ?? -1);
  return new Set(rows.filter((row) => index.isLive(row)));
}

/** Cosines to the history's mean vector, weighted by interaction kind and recency; aligned with the rows, undefined without any history. */
function historyLikeness(
  { profile, index, now, rows }: CrossFeatureRequest,
  modality: (typeof VECTOR_MODALITIES)[number],
): Float64Array | undefined {
  const features = index.features();
  if (features === undefined) return undefined;
  const sum = new Float32Array(features.table[modality].width);
  let any = false;
  for (const { itemId, kind, occurredAt } of profile.history) {
    const vector = vectorOf(features, modality, index.rowOf(itemId));
    if (vector === undefined) continue;
    const ageDays = (now.getTime() - occurredAt.getTime()) / MS_PER_DAY;
    const weight = INTERACTION_WEIGHT[kind] * 2 ** (-ageDays / HALF_LIFE_DAYS);
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + weight * (vector[k] ?? 0);
    any = true;
  }
  return any ? features.cosinesTo(modality, sum, rows) : undefined;
}

function vectorOf(
  features: FeatureSpace,
  modality: (typeof VECTOR_MODALITIES)[number],
  row: number | undefined,
): Float32Array | undefined {
  return row === undefined || row >= features.table.ids.length ? undefined : features.vector(modality, row);
}
