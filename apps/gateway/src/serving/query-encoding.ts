import type { Artifact } from '@fusionrank/model/artifact';
import { mapToUnit, projectPca } from '@fusionrank/model/linear-algebra';
import type { QueryEncoder } from '@fusionrank/search';

/** A query's raw vector, from the encoder of that name. */
export interface RawQueryEncoder {
  readonly name: string;
  readonly encode: (query: string) => Promise<Float32Array>;
}

/** Queries in the model's spaces; undefined when the model was trained with another encoder, or without one. */
export function queryEncoderOf(
  { textPca, textToImage, provenance }: Artifact,
  raw: RawQueryEncoder,
): QueryEncoder | undefined {
  if (textPca === undefined || provenance.encoders.text !== raw.name) return undefined;
  const { scale = new Float32Array(textPca.count).fill(1) } = textPca;
  const basis = { ...textPca, scale };
  return async (query) => {
    const text = projectPca(basis, await raw.encode(query));
    return textToImage === undefined ? { text } : { text, image: mapToUnit(textToImage, text) };
  };
}
