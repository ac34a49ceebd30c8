import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cosine } from '../../linear-algebra/unit.ts';
import { openTextEncoder } from '../text/text-encoder.ts';
import { openImageEncoderPool, openTextEncoderPool } from './encoder-pool.ts';

test('a pool gives the vectors of one encoder, in order, over more contents than threads', async () => {
  const texts = Array.from({ length: 150 }, (_, i) => `product number ${i} in blue`);
  const [pool, single] = await Promise.all([openTextEncoderPool({ threads: 2 }), openTextEncoder()]);
  const [pooled, alone] = await Promise.all([pool.encode(texts), single.encode(texts)]);
  expect(pool.name).toBe(single.name);
  texts.forEach((_, i) => {
    expect(cosine(pooled[i]!, alone[i]!)).toBeGreaterThan(0.999);
  });
  await Promise.all([pool.close(), single.close()]);
});

test('the event loop turns while a pool encodes, and calls may overlap', async () => {
  const pool = await openTextEncoderPool({ threads: 1 });
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  const calls = await Promise.all(
    [1, 2, 3].map((n) => pool.encode(Array.from({ length: 40 }, (_, i) => `title ${n} ${i}`))),
  );
  clearInterval(timer);
  expect(calls.map((vectors) => vectors.length)).toEqual([40, 40, 40]);
  expect(turns).toBeGreaterThan(5);
  await pool.close();
});

test('a pool of image encoders marks what can’t be decoded', async () => {
  const home = await mkdtemp(join(tmpdir(), 'pool-'));
  const pool = await openImageEncoderPool({ home, threads: 1 });
  const picture = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const [vector, nothing] = await pool.encode([picture, Buffer.from('junk')]);
  expect(vector).toHaveLength(pool.dimension);
  expect(nothing).toBeUndefined();
  await pool.close();
  await rm(home, { recursive: true });
});

test('a closed pool says so', async () => {
  const pool = await openTextEncoderPool({ threads: 1 });
  await pool.close();
  await expect(pool.encode(['late'])).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('an encoder that can’t be opened fails the pool with its own reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pool-'));
  const home = join(folder, 'a-file');
  await writeFile(home, '');
  await expect(openImageEncoderPool({ home, threads: 1 })).rejects.toThrow(/ENOTDIR|EEXIST/);
  await rm(folder, { recursive: true });
});
