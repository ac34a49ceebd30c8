import { mapToUnit, projectPca } from '../linear-algebra/index.ts';
import type { ArtifactContents } from './artifact.ts';

/** A query in the item side's spaces; a space that it can't be brought into is left out. */
export interface ProjectedQuery {
  readonly text?: Float32Array;
  readonly image?: Float32Array;
}

/** Brings a query's raw text vector into the spaces that the items' vectors were projected to: by training and serving alike. */
export function projectQuery(
  { textPca, textToImage }: Pick<ArtifactContents, 'textPca' | 'textToImage'>,
  raw: Float32Array,
): ProjectedQuery {
  if (textPca === undefined) return {};
  const { scale = new Float32Array(textPca.count).fill(1) } = textPca;
  const text = projectPca({ ...textPca, scale }, raw);
  return textToImage === undefined ? { text } : { text, image: mapToUnit(textToImage, text) };
}
