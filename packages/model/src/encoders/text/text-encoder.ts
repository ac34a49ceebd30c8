import { toUnit } from '../../linear-algebra/unit.ts';
import type { TextEncoder } from '../encoder.ts';
import { MINILM_DIMENSION, openMiniLm, type MiniLm } from './minilm.ts';
import { ngramVector } from './ngram-vector.ts';
import { partByScript, type TextByScript } from './script.ts';

export const TEXT_DIMENSION = MINILM_DIMENSION;
/** Both parts and the way they are joined: a change of any of them is a new name. */
export const TEXT_ENCODER_NAME = 'minilm-l6-v2-q4+ngram-1';

/** Longest text that is read, in UTF-16 code units: more than the 128 word pieces that MiniLM reads. */
const MAX_LENGTH = 4_000;

/**
 * Opens the text encoder: 384-d unit vectors. Latin script goes to all-MiniLM-L6-v2, whose vocabulary knows no other;
 * other scripts go to hashed character n-grams; a mixed text is the sum of both by their shares of the letters. The
 * two kinds of vector are nearly orthogonal, so each part is compared with its own kind. An empty text is all zeros.
 */
export async function openTextEncoder(options: { readonly threads?: number } = {}): Promise<TextEncoder> {
  const miniLm = await openMiniLm(options.threads);
  return {
    name: TEXT_ENCODER_NAME,
    dimension: TEXT_DIMENSION,
    encode: async (texts) =>
      joinParts(
        texts.map((text) => partByScript(text.slice(0, MAX_LENGTH))),
        miniLm,
      ),
    close: () => miniLm.close(),
  };
}

async function joinParts(parts: readonly TextByScript[], miniLm: MiniLm): Promise<Float32Array[]> {
  const inLatin = parts.map(({ latin, otherShare }) => otherShare < 1 && /[\p{L}\p{N}]/u.test(latin));
  const encoded = await miniLm.encode(parts.filter((_, i) => inLatin[i]).map(({ latin }) => latin));
  let next = 0;
  return parts.map((part, i) => {
    const latin = inLatin[i] ? encoded[next++] : undefined;
    const other = part.otherShare > 0 ? ngramVector(part.other, TEXT_DIMENSION) : undefined;
    return blend(latin, other, part.otherShare);
  });
}

/** Squared lengths are the shares, so that the sum of two orthogonal parts has unit length. */
function blend(latin: Float32Array | undefined, other: Float32Array | undefined, otherShare: number): Float32Array {
  if (other === undefined) return latin ?? new Float32Array(TEXT_DIMENSION);
  if (latin === undefined) return other;
  const [latinWeight, otherWeight] = [Math.sqrt(1 - otherShare), Math.sqrt(otherShare)];
  return toUnit(latin.map((value, k) => latinWeight * value + otherWeight * (other[k] ?? 0)));
}
