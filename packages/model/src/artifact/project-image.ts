import { projectPca } from '../linear-algebra/index.ts';
import type { ArtifactContents } from './artifact.ts';

/** A frozen encoder's vector of a picture in the space of the image column, an item's and a query's alike; undefined without a basis. */
export function projectImage(
  { imagePca }: Pick<ArtifactContents, 'imagePca'>,
  raw: Float32Array,
): Float32Array | undefined {
  if (imagePca === undefined) return undefined;
  const { scale = new Float32Array(imagePca.count).fill(1) } = imagePca;
  return projectPca({ ...imagePca, scale }, raw);
}
