import { createRng } from '@fusionrank/domain/rng';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { PALETTE, PATTERNS, type Pattern } from '../catalog/palette.ts';
import { pictureOf, type Look } from './picture.ts';
import { renderJpeg } from './render.ts';
import { SILHOUETTES, type SilhouetteName } from './silhouette.ts';

const look = (changes: Partial<Look>): Look => ({ silhouette: 'mug', colour: '#cf2d2f', pattern: 'plain', ...changes });

/** The middle 96 × 96 pixels, RGB. */
async function middle(of: Look): Promise<Buffer> {
  const jpeg = await renderJpeg(pictureOf(of, createRng('same light')));
  return sharp(jpeg).extract({ left: 70, top: 110, width: 96, height: 72 }).raw().toBuffer();
}

/** Mean absolute difference per channel, in [0, 255]. */
function difference(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}

describe('pictures', () => {
  test('every silhouette in every pattern is SVG that decodes', async () => {
    for (const silhouette of Object.keys(SILHOUETTES) as SilhouetteName[]) {
      for (const pattern of Object.keys(PATTERNS) as Pattern[]) {
        const { format } = await sharp(
          await renderJpeg(pictureOf(look({ silhouette, pattern }), createRng(1))),
        ).metadata();
        expect(format).toBe('jpeg');
      }
    }
  });

  test('any two patterns of one mug differ visibly', async () => {
    const pictures = await Promise.all(
      (Object.keys(PATTERNS) as Pattern[]).map((pattern) => middle(look({ pattern }))),
    );
    for (const [i, a] of pictures.entries()) {
      for (const b of pictures.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(12);
    }
  });

  test('any two colours of one mug differ visibly', async () => {
    const pictures = await Promise.all(PALETTE.map((colour) => middle(look({ colour: colour.hex }))));
    for (const [i, a] of pictures.entries()) {
      for (const b of pictures.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(10);
    }
  });

  test('one look drawn with two generators is two pictures', () => {
    expect(pictureOf(look({}), createRng(1))).not.toBe(pictureOf(look({}), createRng(2)));
  });
});
