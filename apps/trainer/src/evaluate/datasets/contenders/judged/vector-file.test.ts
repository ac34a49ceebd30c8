import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openVectorFile } from './vector-file.ts';

const [A, B, C] = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32)) as [string, string, string];
const row = (contentHash: string, ...values: readonly number[]) => ({ contentHash, values: Float32Array.from(values) });

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'vectors-')), 'made on demand', 'encoder.vectors');
});

test('what was written is there when the file is opened again, and nothing else', async () => {
  const first = await openVectorFile(path, 2);
  await first.write('encoder', [row(A, 1, 2), row(B, 3, 4)]);
  await first.write('encoder', [row(C, 5, 6)]);
  const again = await openVectorFile(path, 2);
  expect(await again.missing('encoder', [A, 'dd', C])).toEqual(['dd']);
  expect(await again.read('encoder', [C, 'dd', A])).toEqual(
    new Map([
      [C, Float32Array.of(5, 6)],
      [A, Float32Array.of(1, 2)],
    ]),
  );
});

test('a record cut short is lost alone: those before it are read, and those written after it too', async () => {
  await (await openVectorFile(path, 2)).write('encoder', [row(A, 1, 2)]);
  await appendFile(path, Buffer.alloc(37, 0xbb));
  const after = await openVectorFile(path, 2);
  expect(await after.missing('encoder', [A, B])).toEqual([B]);
  await after.write('encoder', [row(C, 5, 6)]);
  const again = await openVectorFile(path, 2);
  expect(await again.read('encoder', [A, C])).toEqual(
    new Map([
      [A, Float32Array.of(1, 2)],
      [C, Float32Array.of(5, 6)],
    ]),
  );
});
