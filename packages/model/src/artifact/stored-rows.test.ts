import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { StoredRows } from './stored-rows.ts';

const [ROWS, WIDTH, OFFSET] = [9, 3, 8];
const values = Float32Array.from({ length: ROWS * WIDTH }, (_, i) => i / 4);
let path: string;
let rows: StoredRows<Float32Array>;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'stored-rows-')), 'items.bin');
  await writeFile(path, Buffer.concat([Buffer.alloc(OFFSET), new Uint8Array(values.buffer)]));
  const place = { file: 'items.bin', type: 'float32' as const, offset: OFFSET, length: values.length };
  rows = new StoredRows({ path, place, width: WIDTH, make: (length) => new Float32Array(length) });
});

const rowsOf = (wanted: readonly number[]): number[] =>
  wanted.flatMap((row) => [...values.subarray(row * WIDTH, (row + 1) * WIDTH)]);

test('rows come as they were written, in whatever order and however often they are asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(ROWS - 1), { maxLength: 12 }), (wanted) => {
      expect([...rows.at(Int32Array.from(wanted))]).toEqual(rowsOf(wanted));
    }),
  );
  expect([...rows.range(2, 4)]).toEqual(rowsOf([2, 3, 4, 5]));
  expect([rows.count, rows.width]).toEqual([ROWS, WIDTH]);
});

test('a file that is cut short or gone is told by its name', async () => {
  await truncate(path, OFFSET + 4 * WIDTH + 1);
  expect([...rows.at(Int32Array.of(0))]).toEqual(rowsOf([0]));
  expect(() => rows.range(0, 2)).toThrow('items.bin: expected to read rows of it');
  const place = { file: 'items.bin', type: 'float32' as const, offset: 0, length: 3 };
  const gone = new StoredRows({ path: `${path}x`, place, width: 3, make: (length) => new Float32Array(length) });
  expect(() => gone.range(0, 1)).toThrow(expect.objectContaining({ code: 'ARTIFACT_INVALID' }));
});
