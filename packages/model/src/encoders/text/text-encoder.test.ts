import { afterAll, beforeAll, expect, test } from 'vitest';
import { cosine } from '../../linear-algebra/unit.ts';
import type { TextEncoder } from '../encoder.ts';
import { openTextEncoder, TEXT_DIMENSION } from './text-encoder.ts';

let encoder: TextEncoder;
beforeAll(async () => {
  encoder = await openTextEncoder();
});
afterAll(() => encoder.close());

async function vectorsOf(...texts: readonly string[]): Promise<Float32Array[]> {
  return (await encoder.encode(texts)).map((vector) => vector!);
}

test('texts of one meaning in other words are near, unrelated ones far', async () => {
  const [shoes, sneakers, blender] = await vectorsOf(
    'red running shoes',
    'crimson sneakers for jogging',
    'kitchen blender',
  );
  expect(cosine(shoes!, sneakers!)).toBeGreaterThan(0.6);
  expect(cosine(shoes!, blender!)).toBeLessThan(0.3);
});

test('Chinese texts are told apart, which the pretrained vocabulary can’t do', async () => {
  const [running, alsoRunning, blender] = await vectorsOf('男子跑步鞋', '女子跑步鞋', '厨房搅拌机');
  expect(cosine(running!, alsoRunning!)).toBeGreaterThan(0.5);
  expect(cosine(running!, blender!)).toBeLessThan(0.2);
});

test('a mixed text is near both its parts', async () => {
  const [mixed, chinese, latin] = await vectorsOf('Nike 男子跑步鞋', '男子跑步鞋', 'Nike');
  expect(cosine(mixed!, chinese!)).toBeGreaterThan(0.7);
  expect(cosine(mixed!, latin!)).toBeGreaterThan(0.3);
});

test('vectors are of unit length and come in the order of the texts, whatever their lengths', async () => {
  const texts = ['a long title of a running shoe for women with a soft sole', 'sock', '手套', 'blue shirt', '12345'];
  const together = await vectorsOf(...texts);
  for (const [i, text] of texts.entries()) {
    const [alone] = await vectorsOf(text);
    expect(together[i]).toHaveLength(TEXT_DIMENSION);
    expect(Math.hypot(...together[i]!)).toBeCloseTo(1, 4);
    expect(cosine(together[i]!, alone!)).toBeGreaterThan(0.999);
  }
});

test('a text without words is all zeros', async () => {
  const [empty, dots] = await vectorsOf('', '…');
  expect(Math.hypot(...empty!, ...dots!)).toBe(0);
});

test('ten million characters take the time of a long title', async () => {
  const [huge, cut] = await vectorsOf('shoe '.repeat(2_000_000), 'shoe '.repeat(700));
  expect(cosine(huge!, cut!)).toBeGreaterThan(0.99);
});
