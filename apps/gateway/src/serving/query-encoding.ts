import { projectQuery } from '@fusionrank/model/artifact';
import type { QueryEncoder } from '@fusionrank/search';
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
