/** What the first bytes of a picture say of it. */
export interface PictureHeader {
  readonly format: 'jpeg' | 'png' | 'webp';
  /** In pixels, as stored: before it is turned as EXIF data says. */
  readonly width: number;
  readonly height: number;
}

/**
 * Format and size by the bytes alone, without decoding; undefined for anything but a JPEG, PNG or WebP with a whole header.
 * Says nothing of what follows the header.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = READERS.map((read) => read(view)).find((found) => found !== undefined);
  return header === undefined || header.width === 0 || header.height === 0 ? undefined : header;
}

const READERS = [readJpeg, readPng, readWebp];

/** Frame headers (SOF0 … SOF15) hold the size; these three markers among them mean something else. */
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/** Segments of marker and length until the frame header (ITU-T T.81, B.1.1 and B.2.2). */
function readJpeg(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) {
      return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + (hasLength(marker) ? view.getUint16(at + 2) : 0);
  }
  return undefined;
}

/** TEM and the restart markers stand alone. */
const hasLength = (marker: number): boolean => marker !== 0x01 && !(marker >= 0xd0 && marker <= 0xd8);

/** Signature, then IHDR with width and height (PNG specification, 5.2 and 11.2.1). */
function readPng(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  if (fourAt(view, 12) !== 'IHDR') return undefined;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** RIFF container of a lossy, a lossless or an extended picture (RFC 9649, 2). */
function readWebp(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 30 || fourAt(view, 0) !== 'RIFF' || fourAt(view, 8) !== 'WEBP') return undefined;
  const size = webpSize(view);
  return size && { format: 'webp', ...size };
}

function webpSize(view: DataView): { readonly width: number; readonly height: number } | undefined {
  switch (fourAt(view, 12)) {
    case 'VP8 ':
      // A key frame's start code, then 14 bits each; the two above them scale.
      if (uint24(view, 23) !== 0x2a019d) return undefined;
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return undefined;
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return undefined;
  }
}

/** Little-endian. */
const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

const fourAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
