import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertedBackbone } from '../conversion/converted-backbone.ts';
import { cosine } from '../../linear-algebra/unit.ts';
import type { ImageEncoder } from '../encoder.ts';
import { IMAGE_DIMENSION, joinFeatures, openImageEncoder } from './image-encoder.ts';

let home: string;
let encoder: ImageEncoder;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'image-encoder-'));
  encoder = await openImageEncoder({ home });
});
afterAll(async () => {
  await encoder.close();
  await rm(home, { recursive: true });
});

const drawn = (shape: string, colour: string): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" fill="${colour}">${shape}</svg>`))
    .flatten({ background: '#ffffff' })
    .jpeg()
    .toBuffer();
const DISC = '<circle cx="60" cy="60" r="40"/>';
const STRIPES = [10, 40, 70, 100].map((y) => `<rect x="5" y="${y}" width="110" height="12"/>`).join('');

async function vectorsOf(...pictures: readonly Uint8Array[]): Promise<(Float32Array | undefined)[]> {
  return [...(await encoder.encode(pictures))];
}

test('a picture is nearer to its own kind in another colour than to another shape, once centred', async () => {
  const pictures = await Promise.all([
    drawn(DISC, '#c02020'),
    drawn(DISC, '#2020c0'),
    drawn(STRIPES, '#c02020'),
    drawn(STRIPES, '#2020c0'),
  ]);
  const [redDisc, blueDisc, redStripes, blueStripes] = centred((await vectorsOf(...pictures)).map((vector) => vector!));
  expect(cosine(redDisc!, blueDisc!)).toBeGreaterThan(cosine(redDisc!, blueStripes!));
  expect(cosine(redDisc!, redStripes!)).toBeGreaterThan(cosine(redDisc!, blueStripes!));
});

function centred(vectors: readonly Float32Array[]): Float32Array[] {
  return vectors.map((vector) =>
    vector.map((value, k) => value - vectors.reduce((sum, other) => sum + other[k]! / vectors.length, 0)),
  );
}

test('bytes that are no picture give no vector and leave the others in their places', async () => {
  const disc = await drawn(DISC, '#208020');
  const [first, junk, empty, truncated, last] = await vectorsOf(
    disc,
    Buffer.from('no picture'),
    new Uint8Array(0),
    disc.subarray(0, 60),
    disc,
  );
  expect([junk, empty, truncated]).toEqual([undefined, undefined, undefined]);
  expect(first).toHaveLength(IMAGE_DIMENSION);
  expect(last).toEqual(first);
  expect(Math.hypot(...first!)).toBeCloseTo(1, 4);
});

test('format, transparency and grey pictures are taken as they look', async () => {
  const jpeg = await drawn(DISC, '#404040');
  const png = await sharp(jpeg).png().toBuffer();
  const grey = await sharp(jpeg).greyscale().png().toBuffer();
  const transparent = await sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" fill="#404040">${DISC}</svg>`),
  )
    .png()
    .toBuffer();
  const [asJpeg, ...others] = await vectorsOf(jpeg, png, grey, transparent);
  for (const other of others) expect(cosine(asJpeg!, other!)).toBeGreaterThan(0.98);
});

test('the converted backbone is kept, and one that was altered is made again', async () => {
  const path = await convertedBackbone(home);
  await access(path);
  await writeFile(path, 'altered');
  expect(await convertedBackbone(home)).toBe(path);
  expect(await readdir(join(home, 'encoders'))).toHaveLength(1);
  const reopened = await openImageEncoder({ home });
  expect(reopened.dimension).toBe(IMAGE_DIMENSION);
  await reopened.close();
});

test('features are joined as worked by hand', () => {
  // Roots (3, 4) / 5 and (1, 0) · 0.7, over √(1 + 0.49).
  const whole = Math.sqrt(1.49);
  const expected = [0.6, 0.8, 0.7, 0].map((value) => value / whole);
  joinFeatures(Float32Array.of(9, 16), Float32Array.of(1, 0)).forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 6);
  });
});

test('a dark layer contributes nothing and divides by nothing', () => {
  expect([...joinFeatures(Float32Array.of(0, 0), Float32Array.of(0))]).toEqual([0, 0, 0]);
});
