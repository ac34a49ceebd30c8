import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createImageStore } from './image-store.ts';

/** sha256 of the three bytes "abc" (FIPS 180-2, appendix B.1). */
const ABC_HASH = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const ABC = new TextEncoder().encode('abc');

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'image-store-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('image store', () => {
  test('what is put lies under its sha256, byte for byte', async () => {
    const store = createImageStore({ home });
    expect(await store.put(ABC)).toBe(ABC_HASH);
    expect(store.pathOf(ABC_HASH)).toBe(join(home, 'images', 'ba', `${ABC_HASH}.jpg`));
    expect(new Uint8Array(await readFile(store.pathOf(ABC_HASH)))).toEqual(ABC);
  });

  test('has is false before the put and true after it', async () => {
    const store = createImageStore({ home });
    expect(await store.has(ABC_HASH)).toBe(false);
    await store.put(ABC);
    expect(await store.has(ABC_HASH)).toBe(true);
  });

  test('twenty puts of the same bytes at once leave one whole file and nothing beside it', async () => {
    const store = createImageStore({ home });
    const hashes = await Promise.all(Array.from({ length: 20 }, () => store.put(ABC)));
    expect(new Set(hashes)).toEqual(new Set([ABC_HASH]));
    expect(await readdir(join(home, 'images', 'ba'))).toEqual([`${ABC_HASH}.jpg`]);
  });

  test.each(['', 'abc', '../../etc/passwd', ABC_HASH.toUpperCase(), `${ABC_HASH}/`])(
    'the address %j is refused: it is no sha256',
    (hash) => {
      expect(() => createImageStore({ home }).pathOf(hash)).toThrow(/expected 64 lower-case hexadecimal digits/);
    },
  );
});
