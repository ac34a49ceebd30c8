import type { CatalogIndex } from '../../retrieval/catalog-index.ts';
import type { CosineOfRow } from '../../retrieval/feature-space.ts';
import { writeKnown, type CrossFeatureGroup } from './request.ts';

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
    return (row, _i, into) => {
      writeKnown(into, 0, text?.(row));
      writeKnown(into, 2, learned?.(row));
      writeKnown(into, 4, image?.(row));
    };
  },
};

function likeness(
  index: CatalogIndex,
  modality: 'text' | 'image',
  vector: Float32Array | undefined,
): CosineOfRow | undefined {
  return vector === undefined ? undefined : index.features()?.cosineTo(modality, vector);
}
