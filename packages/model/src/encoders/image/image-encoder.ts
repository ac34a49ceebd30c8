import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { BACKBONE_SHA256, BACKBONE_SIDE, convertedBackbone } from '../conversion/converted-backbone.ts';
import type { ImageEncoder } from '../encoder.ts';
import { openSession } from '../onnx-session.ts';
import { decodePixels } from './decode-pixels.ts';

export const IMAGE_DIMENSION = 1536;
export const IMAGE_ENCODER_NAME = `coco-mobilenet-v2-${BACKBONE_SHA256.slice(0, 8)}`;

/** Pictures decoded ahead of the network. */
const DECODED_AHEAD = 8;

/**
 * Opens the pretrained image encoder (COCO-SSD's MobileNetV2 backbone): 1536-d unit vectors of encoded pictures. Every
 * vector is far from the origin in the same direction: centre over the catalogue (PCA does) before comparing.
 */
export async function openImageEncoder(options: {
  readonly home: string;
  readonly threads?: number;
}): Promise<ImageEncoder> {
  const session = await openSession(await convertedBackbone(options.home), options.threads);
  return {
    name: IMAGE_ENCODER_NAME,
    dimension: IMAGE_DIMENSION,
    encode: async (pictures) => {
      const vectors: (Float32Array | undefined)[] = [];
      for (let start = 0; start < pictures.length; start += DECODED_AHEAD) {
        const ahead = pictures.slice(start, start + DECODED_AHEAD);
        const decoded = await Promise.all(ahead.map((picture) => decodePixels(picture, BACKBONE_SIDE)));
        for (const pixels of decoded) vectors.push(pixels && (await encodePixels(session, pixels)));
      }
      return vectors;
    },
    close: () => session.release(),
  };
}

/** One picture a run: its feature maps fit the cache, and a batch of eight takes a fifth longer a picture. */
async function encodePixels(session: InferenceSession, pixels: Uint8Array): Promise<Float32Array> {
  const input = new Tensor('uint8', pixels, [1, BACKBONE_SIDE, BACKBONE_SIDE, 3]);
  const { mid16, mid13 } = await session.run({ pixels: input });
  if (mid16?.type !== 'float32' || mid13?.type !== 'float32') {
    throw new Error('the image backbone must give mid16 and mid13 as float32');
  }
  return joinFeatures(mid16.data as Float32Array, mid13.data as Float32Array);
}

/** How much the earlier layer (colour, texture) counts beside the later one (kind of thing). */
const SHALLOW_WEIGHT = 0.7;

/**
 * One unit vector from two layers' mean activations (≥ 0): square roots tame the few that dominate (Hellinger kernel),
 * each layer is scaled to unit length, the shallow one then by SHALLOW_WEIGHT.
 */
export function joinFeatures(deep: Float32Array, shallow: Float32Array): Float32Array {
  const joined = new Float32Array(deep.length + shallow.length);
  const whole = Math.hypot(1, SHALLOW_WEIGHT);
  writeRoots(joined, deep, { at: 0, norm: 1 / whole });
  writeRoots(joined, shallow, { at: deep.length, norm: SHALLOW_WEIGHT / whole });
  return joined;
}

/** The Euclidean length of the square roots is the square root of the sum. */
function writeRoots(target: Float32Array, activations: Float32Array, place: { at: number; norm: number }): void {
  const sum = activations.reduce((total, value) => total + value, 0);
  const scale = sum > 0 ? place.norm / Math.sqrt(sum) : 0;
  activations.forEach((value, i) => {
    target[place.at + i] = Math.sqrt(value) * scale;
  });
}
