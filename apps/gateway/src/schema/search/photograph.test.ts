import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { photographKey, photographQuery } from './photograph.ts';
import { MOST_PHOTOGRAPH_BYTES, MOST_PHOTOGRAPH_CHARACTERS } from './photograph-size.ts';

/** The header of a PNG; nothing follows it. */
function pngHeader(width: number, height: number, bytes = 33): Buffer {
  const png = Buffer.alloc(bytes);
  png.write('89504e470d0a1a0a0000000d49484452', 'hex');
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

const PNG = pngHeader(60, 80);
const upload = (base64: string) => photographQuery({ image: { base64 } });

test('a picture is taken with its hash, and half of the weight is the words’', () => {
  const hash = createHash('sha256').update(PNG).digest('hex');
  const picture = { kind: 'upload', bytes: PNG, hash };
  expect(upload(PNG.toString('base64'))).toEqual({ picture, textWeight: 0.5 });
});

test.each([
  'data:image/png;base64,',
  'data:image/jpeg;base64,',
  'data:;base64,',
  'data:text/html;charset=utf-8;base64,',
])('the bytes count, whatever %s names', (prefix) => {
  const asked = upload(prefix + PNG.toString('base64'));
  expect(asked?.picture).toMatchObject({ kind: 'upload', bytes: PNG });
});

test('a product’s picture is asked for by its id', () => {
  expect(photographQuery({ image: { productId: 'shoe-01' }, textWeight: 0 })).toEqual({
    picture: { kind: 'item', itemId: 'shoe-01' },
    textWeight: 0,
  });
});

test('without an image there is no photograph', () => {
  expect(photographQuery({})).toBeUndefined();
  expect(photographQuery({ image: null, textWeight: 1 })).toBeUndefined();
});

test('the largest that is allowed passes, one byte more is refused before it is decoded', () => {
  const most = pngHeader(60, 80, MOST_PHOTOGRAPH_BYTES).toString('base64');
  expect(most).toHaveLength(MOST_PHOTOGRAPH_CHARACTERS);
  expect(upload(most)).toBeDefined();
  expect(() => upload(`${most}AAAA`)).toThrow(/^image.base64: expected at most 3145728 bytes in base64/);
});

test.each([
  ['nothing', '', 'expected base64, got nothing'],
  ['a data URL of nothing', 'data:image/png;base64,', 'expected base64, got nothing'],
  ['an address', 'https://example.com/shoe.jpg', 'expected base64, got other characters'],
  ['a data URL without base64', 'data:image/svg+xml,<svg/>', 'expected base64, got other characters'],
  [
    'an SVG named as a PNG',
    `data:image/png;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')}`,
    'JPEG, PNG or WebP',
  ],
  ['a GIF', btoa('GIF89a and more of it than a header has'), 'expected a JPEG, PNG or WebP picture, got other bytes'],
  ['too many pixels', pngHeader(5_001, 5_000).toString('base64'), 'at most 25000000 pixels, got 5001 × 5000'],
])('%s is refused', (_, base64, message) => {
  expect(() => upload(base64)).toThrow(message);
});

test.each([-0.1, 1.1, Number.NaN])('a weight of %d is refused', (textWeight) => {
  expect(() => photographQuery({ textWeight })).toThrow(/^textWeight: expected 0 to 1/);
});

test('a key tells pictures and weights apart, and holds no bytes', () => {
  const keyOf = (base64: string, textWeight = 0.5) =>
    photographKey(photographQuery({ image: { base64 }, textWeight })!);
  const png = PNG.toString('base64');
  expect(keyOf(png)).toEqual(keyOf(`data:image/png;base64,${png}`));
  expect(keyOf(png)).not.toEqual(keyOf(png, 0.4));
  expect(keyOf(png)).not.toEqual(keyOf(pngHeader(61, 80).toString('base64')));
  expect(JSON.stringify(keyOf(pngHeader(60, 80, 5_000).toString('base64'))).length).toBeLessThan(120);
});
