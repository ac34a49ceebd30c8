import { writeSaid, type CrossFeatureGroup } from './request.ts';

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
  prepare: ({ vectors, index, rows }) => {
    const features = index.features();
    const text = vectors.text && features?.cosinesTo('text', vectors.text, rows);
    const learned = vectors.text && features?.learnedCosinesTo(vectors.text, rows);
    const image = vectors.image && features?.cosinesTo('image', vectors.image, rows);
    return (_row, i, into) => {
      writeSaid(into, 0, text?.[i]);
      writeSaid(into, 2, learned?.[i]);
      writeSaid(into, 4, image?.[i]);
    };
  },
};
