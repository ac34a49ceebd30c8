import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ItemImage } from '@fusionrank/domain/item';
import { isProblem, problem } from '@fusionrank/domain/problem';
import type { ImageStore } from '@fusionrank/feature-store/images';
import { decodePhoto } from './decode-photo.ts';
import { openDecodedIndex } from './decoded-index.ts';
import type { DecodedIndex, PhotoOutcome } from './decoded-index.ts';
import { openDirectorySource } from './directory-source.ts';
import { MAX_PHOTO_BYTES } from './photo-source.ts';
import type { PhotoFile, PhotoSource } from './photo-source.ts';
import { openZipSource } from './zip-source.ts';

export interface PhotoRequest {
  readonly itemId: string;
  /** As the row gives it; absent: `<item id>.jpg` and the like are looked for. */
  readonly name?: string;
}

export interface PhotoCounts {
  readonly present: number;
  readonly missing: number;
  readonly broken: number;
  /** Among the present and broken: known from an earlier run, not decoded again. */
  readonly known: number;
}

/** Finds, decodes and stores the photographs of products, some at a time. */
export interface PhotoImporter {
  /** Aligned with `requests`; every picture that is `present` is on disk. A broken one costs no other. */
  bring(requests: readonly PhotoRequest[]): Promise<readonly ItemImage[]>;
  readonly counts: () => PhotoCounts;
  /** Why photographs may be lacking that the shop meant to give. */
  readonly damage?: string;
  close(): Promise<void>;
}

/** `path` is a folder or a ZIP archive. */
export async function openPhotoImporter(path: string, store: ImageStore): Promise<PhotoImporter> {
  const source = await openPhotoSource(path);
  const index = await openDecodedIndex(join(store.directory, 'sources.jsonl'));
  const counts = { present: 0, missing: 0, broken: 0, known: 0 };
  const bringOne = async (request: PhotoRequest): Promise<ItemImage> => {
    const file = await findPhoto(source, request);
    const known = file === undefined ? undefined : await knownOutcome(file, { index, store });
    if (known !== undefined) counts.known += 1;
    const image =
      known ?? (file === undefined ? { status: 'missing' as const } : await decodeAndKeep(file, { index, store }));
    counts[image.status] += 1;
    return image;
  };
  return {
    async bring(requests) {
      const images = await mapSome(requests, availableParallelism() + 1, bringOne);
      await index.save();
      return images;
    },
    counts: () => ({ ...counts }),
    ...(source.damage === undefined ? {} : { damage: source.damage }),
    close: () => source.close(),
  };
}

async function openPhotoSource(path: string): Promise<PhotoSource> {
  const found = await stat(path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw problem('NOT_FOUND', 'expected a folder or a ZIP archive of images, there is none of this name', {
      place: { file: path },
      cause: error,
    });
  });
  return found.isDirectory() ? openDirectorySource(path) : openZipSource(path);
}

const EXTENSIONS = ['jpg', 'jpeg', 'png', 'webp'] as const;

/** Nothing is fetched from the network: a row's URL is looked up by its last part. */
async function findPhoto(source: PhotoSource, { itemId, name }: PhotoRequest): Promise<PhotoFile | undefined> {
  if (name !== undefined)
    return source.find(name.replace(/^[a-z][a-z0-9+.-]*:\/\/[^?#]*\//i, '').replace(/[?#].*$/, ''));
  for (const extension of EXTENSIONS) {
    const found = await source.find(`${itemId.replace(/[/\\]/g, '_')}.${extension}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Kept {
  readonly index: DecodedIndex;
  readonly store: ImageStore;
}

async function knownOutcome(file: PhotoFile, { index, store }: Kept): Promise<PhotoOutcome | undefined> {
  const known = index.get(file.key);
  if (known?.status === 'present' && !(await store.has(known.hash))) return undefined;
  return known;
}

/** Only what decoding said is remembered: a photograph that could not be read may be readable in a mended archive. */
async function decodeAndKeep(file: PhotoFile, { index, store }: Kept): Promise<PhotoOutcome> {
  if (file.bytes > MAX_PHOTO_BYTES) {
    return { status: 'broken', reason: `expected at most ${MAX_PHOTO_BYTES} bytes, got ${file.bytes}` };
  }
  const bytes = await readPhoto(file);
  if (typeof bytes === 'string') return { status: 'broken', reason: bytes };
  const outcome = await keepPhoto(bytes, store);
  index.set(file.key, outcome);
  return outcome;
}

async function keepPhoto(bytes: Uint8Array, store: ImageStore): Promise<PhotoOutcome> {
  const decoded = await decodePhoto(bytes);
  if (!decoded.ok) return { status: 'broken', reason: decoded.reason };
  return { status: 'present', hash: await store.put(decoded.jpeg), width: decoded.width, height: decoded.height };
}

/** The bytes, or why they can't be had. */
async function readPhoto(file: PhotoFile): Promise<Uint8Array | string> {
  try {
    return await file.read();
  } catch (error) {
    if (isProblem(error)) return error.message.slice(0, 200);
    throw error;
  }
}

/** In order, at most `atOnce` under way. */
async function mapSome<T, R>(
  values: readonly T[],
  atOnce: number,
  map: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array<R>(values.length);
  const queue = values.entries();
  const work = async (): Promise<void> => {
    for (const [i, value] of queue) results[i] = await map(value);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
