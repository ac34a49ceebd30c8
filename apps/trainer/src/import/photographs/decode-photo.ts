import sharp from 'sharp';

/** Longer side of a stored picture, in pixels: enough for the encoders and the console, a tenth of the disk. */
export const MAX_SIDE = 512;
/** A small file can hold a picture that fills the memory: 64 megapixels are more than any shop camera makes. */
const MAX_PIXELS = 64_000_000;
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff', 'avif']);

export type DecodedPhoto =
  | { readonly ok: true; readonly jpeg: Buffer; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: string };

/** Upright, at most 512 pixels a side, never enlarged, transparent parts white, as JPEG of quality 85. */
export async function decodePhoto(bytes: Uint8Array): Promise<DecodedPhoto> {
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (!FORMATS.has(format)) {
      return { ok: false, reason: `expected a photograph (JPEG, PNG, WebP, GIF, AVIF, TIFF), got ${format}` };
    }
    const { data, info } = await image
      .rotate()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, jpeg: data, width: info.width, height: info.height };
  } catch (error) {
    // Whatever the decoder says of these bytes is the picture's fault, and costs the picture only.
    if (!(error instanceof Error)) throw error;
    return { ok: false, reason: error.message.split('\n')[0]?.slice(0, 200) ?? 'undecodable' };
  }
}
