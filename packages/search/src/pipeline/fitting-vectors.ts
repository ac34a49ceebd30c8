import type { FeatureSpace } from '../retrieval/feature-space.ts';
import type { QueryVectors } from './ports.ts';

/** The vectors whose width is that of the column they are compared with; none before there is a table. */
export function fittingVectors(vectors: QueryVectors, features: FeatureSpace | undefined): QueryVectors {
  const { text, image } = vectors;
  return {
    ...(text?.length === features?.table.text.width && text !== undefined ? { text } : {}),
    ...(image?.length === features?.table.image.width && image !== undefined ? { image } : {}),
  };
}
