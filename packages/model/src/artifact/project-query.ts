import { learnedTextEncoder } from '../encoders/learned/learned-text-encoder.ts';
import { mapToUnit, projectPca } from '../linear-algebra/index.ts';
import type { ArtifactContents } from './artifact.ts';

/** A query in the item side's spaces; a space that it can't be brought into is left out. */
export interface ProjectedQuery {
  readonly text?: Float32Array;
  readonly image?: Float32Array;
}

type TextSpace = Pick<ArtifactContents, 'textPca' | 'textEncoder'>;

/** A text and the frozen encoder's vector of it. */
export interface EncodedText {
  readonly text: string;
  readonly raw: Float32Array;
}

/** Brings a query into the spaces that the items' vectors were projected to: by training and serving alike. */
export function projectQuery(
  { textToImage, ...space }: TextSpace & Pick<ArtifactContents, 'textToImage'>,
  query: EncodedText,
): ProjectedQuery {
  const components = principalComponents(space, query.raw);
  if (components === undefined) return {};
  const text = withLearned(space, components, query.text);
  return textToImage === undefined ? { text } : { text, image: mapToUnit(textToImage, components) };
}

/** An item's text in the space of the text column: by training and serving alike. Undefined when the space has no basis. */
export function projectItemText(space: TextSpace, item: EncodedText): Float32Array | undefined {
  const components = principalComponents(space, item.raw);
  return components && withLearned(space, components, item.text);
}

function principalComponents({ textPca }: TextSpace, raw: Float32Array): Float32Array | undefined {
  if (textPca === undefined) return undefined;
  const { scale = new Float32Array(textPca.count).fill(1) } = textPca;
  return projectPca({ ...textPca, scale }, raw);
}

/** [principal components | learned vector]: each of unit length, so that cosines of the whole are the mean of both. */
function withLearned({ textEncoder }: TextSpace, components: Float32Array, text: string): Float32Array {
  if (textEncoder === undefined) return components;
  return Float32Array.of(...components, ...learnedTextEncoder(textEncoder).encode(text));
}
