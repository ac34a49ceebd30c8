import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readPictureHeader } from './picture-header.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a05020' } });

test.each([
  ['a JPEG', 'jpeg', picture(301, 45).jpeg()],
  ['a progressive JPEG', 'jpeg', picture(301, 45).jpeg({ progressive: true })],
  [
    'a JPEG with EXIF data',
    'jpeg',
    picture(301, 45)
      .withExif({ IFD0: { Artist: 'x'.repeat(500) } })
      .jpeg(),
  ],
  ['a PNG', 'png', picture(301, 45).png()],
  ['a lossy WebP', 'webp', picture(301, 45).webp()],
  ['a lossless WebP', 'webp', picture(301, 45).webp({ lossless: true })],
  [
    'a WebP with EXIF data',
    'webp',
    picture(301, 45)
      .withExif({ IFD0: { Artist: 'x' } })
      .webp(),
  ],
] as const)('%s tells its format and size', async (_, format, made) => {
  expect(readPictureHeader(await made.toBuffer())).toEqual({ format, width: 301, height: 45 });
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['text', Buffer.from('no picture at all, but longer than a header')],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>')],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1')],
  ['a JPEG that breaks off before its size', Buffer.from('ffd8ffe000104a464946', 'hex')],
])('%s is no picture', (_, bytes) => {
  expect(readPictureHeader(bytes)).toBeUndefined();
});

test('a picture without width is none', async () => {
  const bytes = await picture(30, 40).png().toBuffer();
  bytes.writeUInt32BE(0, 16);
  expect(readPictureHeader(bytes)).toBeUndefined();
});

test('whatever the bytes are, they are read to an end', () => {
  const starts = ['', 'ffd8ff', '89504e470d0a1a0a', '524946460000000057454250565038'];
  const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }));
  fc.assert(
    fc.property(bytes, ([start, rest]) => {
      const header = readPictureHeader(Buffer.concat([Buffer.from(start, 'hex'), rest]));
      expect(header === undefined || header.width * header.height > 0).toBe(true);
    }),
  );
});
