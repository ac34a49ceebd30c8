import { problem } from '@fusionrank/domain/problem';

const FORMATS: readonly { readonly bytes: readonly number[]; readonly advice: string }[] = [
  { bytes: [0xff, 0xfe], advice: 'UTF-16 text; save it as UTF-8' },
  { bytes: [0xfe, 0xff], advice: 'UTF-16 text; save it as UTF-8' },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    advice: 'a ZIP archive or an Excel workbook; unpack it, or save the sheet as CSV',
  },
  { bytes: [0x50, 0x41, 0x52, 0x31], advice: 'a Parquet file; convert it to JSON lines' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], advice: 'Zstandard-compressed; decompress it, or use gzip' },
  { bytes: [0x42, 0x5a, 0x68], advice: 'bzip2-compressed; decompress it, or use gzip' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], advice: 'xz-compressed; decompress it, or use gzip' },
];

/** Known by its first two bytes, whatever the file is called. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Length of UTF-8's byte order mark at the start, or 0. */
export function byteOrderMarkLength(head: Uint8Array): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

/** Throws INVALID_INPUT when the text's beginning shows that no line of it can be read. */
export function refuseForeignFormat(name: string, head: Uint8Array): void {
  const known = FORMATS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  const advice = known?.advice ?? (looksLikeUtf16(head) ? 'UTF-16 text; save it as UTF-8' : undefined);
  if (advice !== undefined) {
    throw problem('INVALID_INPUT', `expected JSON lines or CSV in UTF-8, got ${advice}`, { place: { file: name } });
  }
}

/** Latin text in UTF-16 has a zero in every second byte; UTF-8 text and most binary files don't. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const sample = head.subarray(0, 512);
  if (sample.length < 8) return false;
  const zeros = [0, 1].map((parity) => sample.filter((byte, i) => i % 2 === parity && byte === 0).length);
  const half = sample.length / 2;
  return zeros.some((count, parity) => count > 0.7 * half && (zeros[1 - parity] ?? 0) < 0.1 * half);
}
