import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import { VECTOR_MODALITIES, type CosineOfRow, type FeatureSpace } from '../../retrieval/feature-space.ts';
import type { CrossFeatureGroup, CrossFeatureRequest } from './request.ts';
import { known } from './semantic.ts';

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
    const touched = new Set(request.profile.history.map(({ itemId }) => itemId));
    const bought = new Set(
      request.profile.history.filter(({ kind }) => kind === 'purchase').map(({ itemId }) => itemId),
    );
    return (row) => {
      const id = request.index.entryAt(row)?.item.id;
      return [
        ...likenesses.flatMap((likeness) => known(likeness?.(row))),
        id !== undefined && touched.has(id) ? 1 : 0,
        id !== undefined && bought.has(id) ? 1 : 0,
      ];
    };
  },
};

/** Cosine to the history's mean vector, weighted by interaction kind and recency; undefined without any. */
function historyLikeness(
  { profile, index, now }: CrossFeatureRequest,
  modality: (typeof VECTOR_MODALITIES)[number],
): CosineOfRow | undefined {
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
  return any ? features.cosineTo(modality, sum) : undefined;
}

function vectorOf(
  features: FeatureSpace,
  modality: (typeof VECTOR_MODALITIES)[number],
  row: number | undefined,
): Float32Array | undefined {
  return row === undefined || row >= features.table.ids.length ? undefined : features.vector(modality, row);
}
