import type { UploadedPicture } from '@fusionrank/domain/search';
import type { ImageEncoder } from '@fusionrank/model/encoders';
import { expect, test, vi } from 'vitest';
import { queryPhotographEncoder, rememberPhotographs } from './query-photograph-encoder.ts';

const photo = (name: string): UploadedPicture => ({ kind: 'upload', bytes: Buffer.from(name), hash: name });

/** Gives the length of the bytes; `junk` can't be decoded. */
function anEncoder(change: Partial<ImageEncoder> = {}): ImageEncoder {
  return {
    name: 'lengths',
    dimension: 1,
    encode: (pictures) =>
      Promise.resolve(pictures.map((bytes) => (String(bytes) === 'junk' ? undefined : Float32Array.of(bytes.length)))),
    close: () => Promise.resolve(),
    ...change,
  };
}

test('is not there before it is opened, and is opened once', async () => {
  const open = vi.fn(() => Promise.resolve(anEncoder()));
  const photographs = queryPhotographEncoder({ open, onFailure: vi.fn() });
  expect(photographs.current).toBeUndefined();
  expect(open).not.toHaveBeenCalled();
  photographs.open();
  photographs.open();
  await vi.waitFor(() => expect(photographs.current?.name).toBe('lengths'));
  expect(open).toHaveBeenCalledTimes(1);
  expect(await photographs.current?.encode(photo('abc'))).toEqual(Float32Array.of(3));
});

test('one that can’t be opened is told of, and closes all the same', async () => {
  const onFailure = vi.fn();
  const photographs = queryPhotographEncoder({ open: () => Promise.reject(new Error('no weights')), onFailure });
  photographs.open();
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledWith(new Error('no weights')));
  expect(photographs.current).toBeUndefined();
  await photographs.close();
});

test('the same photograph is encoded once; what can’t be decoded is undefined', async () => {
  const encoder = anEncoder();
  const encode = vi.spyOn(encoder, 'encode');
  const remembered = rememberPhotographs(encoder);
  await Promise.all([remembered(photo('abc')), remembered(photo('abc'))]);
  expect(await remembered(photo('abc'))).toEqual(Float32Array.of(3));
  expect(await remembered(photo('junk'))).toBeUndefined();
  expect(encode).toHaveBeenCalledTimes(2);
});

test('a failure is not remembered', async () => {
  const encode = vi
    .fn((pictures: readonly Uint8Array[]) => anEncoder().encode(pictures))
    .mockRejectedValueOnce(new Error('thread ended'));
  const remembered = rememberPhotographs(anEncoder({ encode }));
  await expect(remembered(photo('abc'))).rejects.toThrow('thread ended');
  expect(await remembered(photo('abc'))).toEqual(Float32Array.of(3));
});

test('more than eight photographs do not wait', async () => {
  const release: (() => void)[] = [];
  const encode: ImageEncoder['encode'] = async (pictures) => {
    await new Promise<void>((resolve) => release.push(resolve));
    return pictures.map(() => Float32Array.of(1));
  };
  const remembered = rememberPhotographs(anEncoder({ encode }));
  const waiting = Array.from({ length: 8 }, (_, i) => remembered(photo(`photo ${i}`)));
  await expect(remembered(photo('one more'))).rejects.toMatchObject({ code: 'CONFLICT' });
  for (const next of release) next();
  expect(await Promise.all(waiting)).toHaveLength(8);
});
