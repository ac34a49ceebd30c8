import type { Rng } from '@fusionrank/domain/rng';
import type { TextGrams } from './text-grams.ts';

/** Every number of a learned text encoder. */
export interface TextEncoderWeights {
  /** Rows of the table. */
  readonly buckets: number;
  /** Numbers of a text's vector. */
  readonly width: number;
  /** [buckets, width], row-major. */
  readonly embedding: Float32Array;
  /** [buckets]: logarithm of how much a gram counts in its text's mean. */
  readonly importance: Float32Array;
  /** Absent where the mean is the vector. */
  readonly dense?: { /** [width, width] */ readonly kernel: Float32Array; /** [width] */ readonly bias: Float32Array };
}

export interface TextEncoderShape {
  readonly buckets: number;
  readonly width: number;
  readonly dense: boolean;
}

/**
 * What training starts from: random rows, each gram counting by the square root of its inverse document frequency in the
 * given texts (frequent grams say little), the dense layer silent. It already finds texts that share rare grams.
 */
export function initialTextWeights(
  { buckets, width, dense }: TextEncoderShape,
  texts: readonly TextGrams[],
  rng: Rng,
): TextEncoderWeights {
  const deviation = 1 / Math.sqrt(width);
  const embedding = Float32Array.from({ length: buckets * width }, () => rng.normal() * deviation);
  const importance = logImportance(buckets, texts);
  if (!dense) return { buckets, width, embedding, importance };
  const layer = { kernel: new Float32Array(width * width), bias: new Float32Array(width) };
  return { buckets, width, embedding, importance, dense: layer };
}

function logImportance(buckets: number, texts: readonly TextGrams[]): Float32Array {
  const frequency = new Int32Array(buckets);
  for (const { rows } of texts) for (const row of new Set(rows)) frequency[row] = (frequency[row] as number) + 1;
  return Float32Array.from(frequency, (count) => 0.5 * Math.log(Math.log((texts.length + 2) / (count + 1)) + 0.1));
}

export function copiedTextWeights(weights: TextEncoderWeights): TextEncoderWeights {
  const { dense } = weights;
  return {
    ...weights,
    embedding: weights.embedding.slice(),
    importance: weights.importance.slice(),
    ...(dense && { dense: { kernel: dense.kernel.slice(), bias: dense.bias.slice() } }),
  };
}
