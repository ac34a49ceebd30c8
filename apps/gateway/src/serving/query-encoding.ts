import { projectImage, projectQuery } from '@fusionrank/model/artifact';
import type { PhotographEncoder, QueryEncoder } from '@fusionrank/search';
import type { RawPhotographEncoder } from './query-photograph-encoder.ts';
import type { ServedArtifact } from './live-model.ts';

/** A query's raw vector, from the encoder of that name. */
export interface RawQueryEncoder {
  readonly name: string;
  readonly encode: (query: string) => Promise<Float32Array>;
}

/** Queries in the model's spaces; undefined when the model was trained with another encoder, or without one. */
export function queryEncoderOf(artifact: ServedArtifact, raw: RawQueryEncoder): QueryEncoder | undefined {
  if (artifact.textPca === undefined || artifact.provenance.encoders.text !== raw.name) return undefined;
  return async (query) => projectQuery(artifact, { text: query, raw: await raw.encode(query) });
}

/** Photographs in the space of the model's image column; undefined when it was trained with another encoder, or without pictures. */
export function photographEncoderOf(
  artifact: ServedArtifact,
  raw: RawPhotographEncoder,
): PhotographEncoder | undefined {
  if (!readsPhotographs(artifact) || artifact.provenance.encoders.image !== raw.name) return undefined;
  return async (picture) => {
    const vector = await raw.encode(picture);
    return vector && projectImage(artifact, vector);
  };
}

/** Whether the model has a space to bring photographs into. */
export function readsPhotographs({ imagePca }: Pick<ServedArtifact, 'imagePca'>): boolean {
  return imagePca !== undefined;
}
