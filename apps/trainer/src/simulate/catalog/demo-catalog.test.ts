import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { PICTURE_SIDE } from '../drawing/picture.ts';
import { renderJpeg } from '../drawing/render.ts';
import { demoCatalog, type DemoEntry } from './demo-catalog.ts';

const UNTIL = new Date('2026-11-23T00:00:00Z');
const shop = (products: number, seed = 7): DemoEntry[] => [...demoCatalog({ seed, products, until: UNTIL })];
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

describe('demo catalogue', () => {
  const entries = shop(3_000);
  const items = entries.map((entry) => entry.item);

  test('ids are unique, and every item says that it is simulated', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(3_000);
    expect(items.every((item) => item.simulated)).toBe(true);
  });

  test('the same seed makes the same bytes, another seed another shop', () => {
    expect(JSON.stringify(shop(50))).toBe(JSON.stringify(shop(50)));
    expect(JSON.stringify(shop(50, 8))).not.toBe(JSON.stringify(shop(50)));
  });

  test('a larger shop begins with the smaller one', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.integer({ min: 1, max: 30 }), (seed, products) => {
        expect(shop(products + 10, seed).slice(0, products)).toEqual(shop(products, seed));
      }),
      { numRuns: 20 },
    );
  });

  test('ten departments and more are there in each language', () => {
    const departments = (chinese: boolean) =>
      new Set(items.filter((item) => isChinese(item.title) === chinese).map((item) => item.categoryPath[0]));
    expect(departments(false).size).toBeGreaterThanOrEqual(10);
    expect(departments(true).size).toBeGreaterThanOrEqual(10);
  });

  test('a tenth of the products and more are Chinese, in title, description and category alike', () => {
    const chinese = items.filter((item) => isChinese(item.title));
    expect(chinese.length / items.length).toBeGreaterThanOrEqual(0.1);
    expect(chinese.every((item) => isChinese(item.description) && item.categoryPath.every(isChinese))).toBe(true);
    expect(chinese.every((item) => !/[a-z]{3}/i.test(item.title))).toBe(true);
  });

  test('every price is a decimal of at most two places above zero, and an offer lies below its former price', () => {
    for (const { price, compareAtPrice } of items) {
      expect(price?.amount).toMatch(/^[1-9]\d*\.\d\d$/);
      if (compareAtPrice) expect(Number(compareAtPrice.amount)).toBeGreaterThanOrEqual(Number(price?.amount));
    }
  });

  test('the products are up to two years old and none is from the future', () => {
    const times = items.map((item) => item.createdAt.getTime());
    expect(Math.max(...times)).toBeLessThanOrEqual(UNTIL.getTime());
    expect(Math.min(...times)).toBeGreaterThan(UNTIL.getTime() - 731 * 86_400_000);
    expect(Math.min(...times)).toBeLessThan(UNTIL.getTime() - 700 * 86_400_000);
  });

  test('every department × silhouette of the first 200 products decodes at the size it says', async () => {
    for (const entry of entries.slice(0, 200)) {
      const { data, info } = await sharp(await renderJpeg(entry.svg))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([PICTURE_SIDE, PICTURE_SIDE]);
      expect(new Set(data.subarray(0, 30_000)).size).toBeGreaterThan(8);
    }
  });
});
