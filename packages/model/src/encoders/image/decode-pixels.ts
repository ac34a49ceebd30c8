import sharp from 'sharp';

/** Largest picture that is decoded, in pixels; larger ones are decompression bombs more often than photographs. */
const PIXEL_LIMIT = 100_000_000;

/**
 * Decodes a picture to uint8 RGB [side, side, 3], whole and centred on white, turned as its EXIF data says. Undefined when
 * the bytes aren't a picture that can be decoded.
 */
export async function decodePixels(picture: Uint8Array, side: number): Promise<Uint8Array | undefined> {
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
      .rotate()
      .flatten({ background: '#ffffff' })
      // Linear: thumbnails are mostly enlarged, and the network sees no difference that is worth twice the time.
      .resize(side, side, { fit: 'inside', kernel: 'linear' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return centredOnWhite({ ...info, data }, side);
  } catch {
    // sharp rejects for one reason only: these bytes can't be decoded. The contract says so with undefined.
    return undefined;
  }
}

interface RawPicture {
  readonly width: number;
  readonly height: number;
  /** 3, or 1 for a grey picture. */
  readonly channels: number;
  readonly data: Uint8Array;
}

function centredOnWhite({ width, height, channels, data }: RawPicture, side: number): Uint8Array {
  const pixels = new Uint8Array(side * side * 3).fill(255);
  const rgb = channels === 3 ? data : grayToRgb(data);
  const [left, top] = [(side - width) >> 1, (side - height) >> 1];
  for (let y = 0; y < height; y++) {
    pixels.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * side + left) * 3);
  }
  return pixels;
}

function grayToRgb(gray: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: gray.length * 3 }, (_, i) => gray[Math.floor(i / 3)] ?? 0);
}
