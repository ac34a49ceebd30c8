import { createHash } from 'node:crypto';
import { parseItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { PhotographQuery, QueryPicture, UploadedPicture } from '@fusionrank/domain/search';
import { readPictureHeader } from '@fusionrank/model/encoders';
import type { SearchInput } from '../types.generated.ts';
import { MOST_PHOTOGRAPH_BYTES, MOST_PHOTOGRAPH_CHARACTERS, MOST_PHOTOGRAPH_PIXELS } from './photograph-size.ts';

/** The photograph asked by, its bytes checked as far as can be without decoding it; undefined without one. Throws INVALID_INPUT. */
export function photographQuery({
  image,
  textWeight,
}: Pick<SearchInput, 'image' | 'textWeight'>): PhotographQuery | undefined {
  const weight = textWeight ?? 0.5;
  if (!(weight >= 0 && weight <= 1)) throw problem('INVALID_INPUT', `textWeight: expected 0 to 1, got ${weight}`);
  if (image === null || image === undefined) return undefined;
  // `@oneOf` lets exactly one through.
  const picture: QueryPicture =
    image.base64 === undefined ? { kind: 'item', itemId: parseItemId(image.productId) } : uploadedPicture(image.base64);
  return { picture, textWeight: weight };
}

/** What tells one photograph query from another, without its bytes. */
export function photographKey({ picture, textWeight }: PhotographQuery): readonly (string | number)[] {
  return [picture.kind, picture.kind === 'upload' ? picture.hash : picture.itemId, textWeight];
}

/** Any media type may be named: what the bytes are is seen by the bytes. */
const DATA_URL = /^data:[^,;]*(?:;[^,;]*)*;base64,/;
const LONGEST_PREFIX = 200;

function uploadedPicture(text: string): UploadedPicture {
  const [prefix = ''] = DATA_URL.exec(text.slice(0, LONGEST_PREFIX)) ?? [];
  const characters = text.length - prefix.length;
  if (characters > MOST_PHOTOGRAPH_CHARACTERS) {
    throw refused(
      `at most ${MOST_PHOTOGRAPH_BYTES} bytes in base64 (${MOST_PHOTOGRAPH_CHARACTERS} characters)`,
      characters,
    );
  }
  const bytes = decodeBase64(text.slice(prefix.length));
  const header = readPictureHeader(bytes);
  if (header === undefined) throw refused('a JPEG, PNG or WebP picture', 'other bytes');
  const { width, height } = header;
  if (width * height > MOST_PHOTOGRAPH_PIXELS) {
    throw refused(`at most ${MOST_PHOTOGRAPH_PIXELS} pixels`, `${width} × ${height}`);
  }
  return { kind: 'upload', bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** Node leaves out what is no base64; then less comes out than the text's length says. */
function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length !== Buffer.byteLength(text, 'base64')) {
    throw refused('base64', text === '' ? 'nothing' : 'other characters');
  }
  return bytes;
}

function refused(expected: string, got: string | number): Error {
  const said = `image.base64: expected ${expected}, got ${got}`;
  return problem('INVALID_INPUT', said, { place: { path: ['image', 'base64'] } });
}
