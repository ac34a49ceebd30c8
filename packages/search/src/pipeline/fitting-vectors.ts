import type { FeatureSpace } from '../retrieval/feature-space.ts';
import type { QueryVectors } from '../retrieval/query-vectors.ts';

/** The vectors whose width is that of the column they are compared with; none before there is a table. */
export function fittingVectors(vectors: QueryVectors, features: FeatureSpace | undefined): QueryVectors {
  const { text, image, photograph } = vectors;
  const fits = (vector: Float32Array | undefined, column: 'text' | 'image'): boolean =>
    vector !== undefined && vector.length === features?.table[column].width;
  return {
    ...(text !== undefined && fits(text, 'text') ? { text } : {}),
    ...(image !== undefined && fits(image, 'image') ? { image } : {}),
    ...(photograph !== undefined && fits(photograph.vector, 'image') ? { photograph } : {}),
  };
}
