import { join } from 'node:path';
import { encodeFloat16 } from '@fusionrank/domain/float16';
import { expect, test } from 'vitest';
import { npyBytes, writeFolder } from '../testing/tiny-folders.ts';
import { readNpy } from './npy.ts';

const VALUES = [0, 0.5, -1, 2, 0.25, -0.125];

test.each([
  ['<f2', encodeFloat16(Float32Array.from(VALUES))],
  ['<f4', new Uint8Array(Float32Array.from(VALUES).buffer)],
  ['<f8', new Uint8Array(Float64Array.from(VALUES).buffer)],
] as const)('%s is read as float32, from either version of the header', async (descr, data) => {
  for (const version of [1, 2] as const) {
    const folder = await writeFolder({ 'a.npy': npyBytes({ descr, shape: '(3, 2)', version }, data) });
    const matrix = await readNpy(join(folder, 'a.npy'));
    expect([matrix.count, matrix.width, [...matrix.values]]).toEqual([3, 2, VALUES]);
  }
});

test('what is longer than a block is read whole', async () => {
  const values = Float32Array.from({ length: 300_000 }, (_, i) => i);
  const bytes = npyBytes({ descr: '<f4', shape: '(100000, 3)' }, new Uint8Array(values.buffer));
  const folder = await writeFolder({ 'a.npy': bytes });
  const matrix = await readNpy(join(folder, 'a.npy'));
  expect(matrix.values.findIndex((value, i) => value !== i)).toBe(-1);
});
