import type { CatalogIndex } from '../../retrieval/catalog-index.ts';
import type { CosineOfRow } from '../../retrieval/feature-space.ts';
import type { CrossFeatureGroup } from './request.ts';

/** How near the query's meaning lies to the item's text and picture, each with whether it can be said. */
export const semanticFeatures: CrossFeatureGroup = {
  names: [
    'textCosineKnown',
    'textCosine',
    'learnedTextCosineKnown',
    'learnedTextCosine',
    'imageCosineKnown',
    'imageCosine',
  ],
  prepare: ({ vectors, index }) => {
    const text = likeness(index, 'text', vectors.text);
    const learned = vectors.text && index.features()?.learnedCosineTo(vectors.text);
    const image = likeness(index, 'image', vectors.image);
    return (row) => [...known(text?.(row)), ...known(learned?.(row)), ...known(image?.(row))];
  },
};

function likeness(
  index: CatalogIndex,
  modality: 'text' | 'image',
  vector: Float32Array | undefined,
): CosineOfRow | undefined {
  return vector === undefined ? undefined : index.features()?.cosineTo(modality, vector);
}

/** A value with its mask: missing is (0, 0), never a cosine of 0 by luck. */
export function known(value: number | undefined): readonly [number, number] {
  return value === undefined ? [0, 0] : [1, value];
}
