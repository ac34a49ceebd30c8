import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { createImageStore } from '@fusionrank/feature-store/images';
import { openPhotoImporter } from './photo-importer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photos-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A picture of one colour; `red` in [0, 255]. */
const photo = (red: number, width = 60, height = 80): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .jpeg()
    .toBuffer();

async function zipOf(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

async function bring(path: string, names: readonly string[]) {
  const store = createImageStore({ home: join(folder, 'home') });
  const photos = await openPhotoImporter(path, store);
  try {
    const images = await photos.bring(names.map((name, i) => ({ itemId: String(i), name })));
    return { images, counts: photos.counts(), damage: photos.damage, store };
  } finally {
    await photos.close();
  }
}

const statuses = ({ images }: Awaited<ReturnType<typeof bring>>) => images.map(({ status }) => status);

describe('a folder of photographs', () => {
  test('a photograph is stored as JPEG, at most 512 pixels a side, and never enlarged', async () => {
    await writeFile(join(folder, 'large.jpg'), await photo(200, 2_000, 1_000));
    await writeFile(join(folder, 'small.jpg'), await photo(100, 30, 40));
    const { images, store } = await bring(folder, ['large.jpg', 'small.jpg']);
    expect(images).toMatchObject([
      { status: 'present', width: 512, height: 256 },
      { status: 'present', width: 30, height: 40 },
    ]);
    const first = images[0]!;
    if (first.status !== 'present') throw new Error('expected a present image');
    const stored = await sharp(await readFile(store.pathOf(first.hash))).metadata();
    expect([stored.format, stored.width, stored.height]).toEqual(['jpeg', 512, 256]);
  });

  test('no name leads out of the folder: not by dots, not as an absolute path, not through a link', async () => {
    const inside = join(folder, 'inside');
    await mkdir(inside);
    await writeFile(join(folder, 'secret.jpg'), await photo(9));
    await symlink(join(folder, 'secret.jpg'), join(inside, 'link.jpg'));
    expect(statuses(await bring(inside, ['../secret.jpg', join(folder, 'secret.jpg'), 'link.jpg']))).toEqual([
      'missing',
      'missing',
      'missing',
    ]);
  });

  test('a broken photograph, an empty one and a text are broken, the others are present', async () => {
    const whole = await photo(50, 300, 300);
    await writeFile(join(folder, 'whole.jpg'), whole);
    await writeFile(join(folder, 'cut.jpg'), whole.subarray(0, whole.length / 2));
    await writeFile(join(folder, 'empty.jpg'), '');
    await writeFile(join(folder, 'text.jpg'), 'no picture');
    expect(statuses(await bring(folder, ['whole.jpg', 'cut.jpg', 'empty.jpg', 'text.jpg']))).toEqual([
      'present',
      'broken',
      'broken',
      'broken',
    ]);
  });

  test('a picture of more pixels than the limit is refused before it is decoded', async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await writeFile(join(folder, 'bomb.png'), bomb);
    const { images } = await bring(folder, ['bomb.png']);
    expect(images[0]).toMatchObject({ status: 'broken', reason: expect.stringContaining('pixel limit') as string });
  });

  test('a second run decodes nothing again, a changed file is', async () => {
    await writeFile(join(folder, 'a.jpg'), await photo(1));
    const before = await bring(folder, ['a.jpg']);
    expect((await bring(folder, ['a.jpg'])).counts).toEqual({ present: 1, missing: 0, broken: 0, known: 1 });
    await writeFile(join(folder, 'a.jpg'), await photo(250));
    const after = await bring(folder, ['a.jpg']);
    expect(after.counts.known).toBe(0);
    expect(after.images).not.toEqual(before.images);
  });
});

describe('a ZIP archive of photographs', () => {
  test('entries are found by their whole name, else by the last part of it', async () => {
    await writeFile(
      join(folder, 'a.zip'),
      await zipOf({ 'images/1.jpg': await photo(1), 'images/2.jpg': await photo(2) }),
    );
    expect(statuses(await bring(join(folder, 'a.zip'), ['images/1.jpg', '2.jpg', '3.jpg']))).toEqual([
      'present',
      'present',
      'missing',
    ]);
  });

  test('an altered entry is broken and is read again once the archive is mended', async () => {
    const whole = await zipOf({ '1.jpg': await photo(1), '2.jpg': await photo(2) });
    const altered = Buffer.from(whole);
    altered[200] = altered[200]! ^ 0xff;
    await writeFile(join(folder, 'a.zip'), altered);
    expect(statuses(await bring(join(folder, 'a.zip'), ['1.jpg', '2.jpg']))).toEqual(['broken', 'present']);
    await writeFile(join(folder, 'a.zip'), whole);
    expect(statuses(await bring(join(folder, 'a.zip'), ['1.jpg', '2.jpg']))).toEqual(['present', 'present']);
  });

  test('an archive without its end gives the entries before the cut and says that it is damaged', async () => {
    const files = await Promise.all([1, 2, 3].map(async (i) => [`${i}.jpg`, await photo(i * 80, 300, 300)] as const));
    const whole = await zipOf(Object.fromEntries(files));
    await writeFile(join(folder, 'cut.zip'), salvageable(whole, files[0]![1].length * 2.5));
    const result = await bring(join(folder, 'cut.zip'), ['1.jpg', '2.jpg', '3.jpg']);
    expect(statuses(result)).toEqual(['present', 'present', 'missing']);
    expect(result.damage).toMatch(/damaged or cut off .* 2 entries could be read/);
  });

  test('a file that is no archive is refused', async () => {
    await writeFile(join(folder, 'a.zip'), 'just text');
    await expect(bring(join(folder, 'a.zip'), ['1.jpg'])).rejects.toThrow(
      'expected a folder or a ZIP archive of images',
    );
  });
});

const salvageable = (zip: Buffer, bytes: number): Buffer => zip.subarray(0, Math.floor(bytes));
