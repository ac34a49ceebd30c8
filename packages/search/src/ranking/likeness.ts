import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { CosineOfRow, FeatureSpace, VectorModality } from '../retrieval/feature-space.ts';
import type { CrossFeatureRequest, FeatureGroup } from './feature-group.ts';

/** Nearness of the item to the query in meaning, and to what the user touched lately. */
export const textLikeness: FeatureGroup = {
  names: ['textCosine', 'textCosineKnown', 'historyTextCosine', 'historyTextCosineKnown'],
  modality: 'text',
  prepare: (request) => bothLikenesses('text', request.vectors.text, request),
};

/** Nearness in looks. */
export const imageLikeness: FeatureGroup = {
  names: ['imageCosine', 'imageCosineKnown', 'historyImageCosine', 'historyImageCosineKnown'],
  modality: 'image',
  prepare: (request) => bothLikenesses('image', request.vectors.image, request),
};

/** Nearness in who touches it. */
export const behaviourLikeness: FeatureGroup = {
  names: ['historyBehaviourCosine', 'historyBehaviourCosineKnown'],
  modality: 'behaviour',
  prepare: (request) => {
    const history = toHistory('behaviour', request);
    return (row) => withKnown(history?.(row));
  },
};

/** Interactions that make up what the user is after now. */
const RECENT = 10;

function bothLikenesses(modality: VectorModality, query: Float32Array | undefined, request: CrossFeatureRequest) {
  const features = request.index.features();
  const toQuery = query === undefined ? undefined : features?.cosineTo(modality, query);
  const history = toHistory(modality, request);
  return (row: number): readonly number[] => [...withKnown(toQuery?.(row)), ...withKnown(history?.(row))];
}

function withKnown(cosine: number | undefined): readonly [value: number, known: number] {
  return cosine === undefined ? [0, 0] : [cosine, 1];
}

function toHistory(modality: VectorModality, { profile, index }: CrossFeatureRequest): CosineOfRow | undefined {
  const features = index.features();
  if (features === undefined) return undefined;
  const touched = profile.history.filter(({ kind }) => INTERACTION_WEIGHT[kind] > 0).slice(0, RECENT);
  const centre = centreOf(
    touched.map(({ itemId, kind }) => ({
      vector: vectorOf(features, modality, index.rowOf(itemId)),
      weight: INTERACTION_WEIGHT[kind],
    })),
    features.table[modality].width,
  );
  return centre === undefined ? undefined : features.cosineTo(modality, centre);
}

function vectorOf(features: FeatureSpace, modality: VectorModality, row: ReturnType<CatalogIndex['rowOf']>) {
  return row === undefined ? undefined : features.vector(modality, row);
}

interface Weighted {
  readonly vector: Float32Array | undefined;
  readonly weight: number;
}

/** Weighted sum of the vectors at unit length; undefined when none is there. */
function centreOf(items: readonly Weighted[], width: number): Float32Array | undefined {
  const there = items.filter(({ vector }) => vector !== undefined);
  if (there.length === 0) return undefined;
  const centre = new Float32Array(width);
  for (const { vector = centre, weight } of there) {
    const length = Math.hypot(...vector);
    if (length > 0) vector.forEach((value, i) => (centre[i] = (centre[i] ?? 0) + (weight * value) / length));
  }
  return centre;
}
