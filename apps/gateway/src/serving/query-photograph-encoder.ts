import { problem } from '@fusionrank/domain/problem';
import type { UploadedPicture } from '@fusionrank/domain/search';
import { openImageEncoderPool } from '@fusionrank/model/encoders';
import type { ImageEncoder } from '@fusionrank/model/encoders';
import { LRUCache } from 'lru-cache';

/** A photograph's raw vector, from the encoder of that name; undefined for one that can't be decoded. */
export interface RawPhotographEncoder {
  readonly name: string;
  readonly encode: (picture: UploadedPicture) => Promise<Float32Array | undefined>;
}

/** The image encoder for photographs that shoppers send, on a thread of its own. */
export interface QueryPhotographEncoder {
  /** Undefined until it is open. */
  readonly current: RawPhotographEncoder | undefined;
  /** Opens it in the background, the first time: a shop without pictures needs none. */
  open(): void;
  close(): Promise<void>;
}

export interface PhotographEncoderOptions {
  readonly open: () => Promise<ImageEncoder>;
  readonly onFailure: (cause: unknown) => void;
}

export function queryPhotographEncoder({ open, onFailure }: PhotographEncoderOptions): QueryPhotographEncoder {
  let current: RawPhotographEncoder | undefined;
  let opening: Promise<ImageEncoder | undefined> | undefined;
  return {
    get current() {
      return current;
    },
    open: () => {
      opening ??= open().then(
        (encoder) => {
          current = { name: encoder.name, encode: rememberPhotographs(encoder) };
          return encoder;
        },
        (error: unknown) => {
          onFailure(error);
          return undefined;
        },
      );
    },
    close: async () => {
      await (await opening)?.close();
    },
  };
}

/** On one thread: requests for other things want the other cores. */
export const openPhotographThread = (home: string): Promise<ImageEncoder> => openImageEncoderPool({ home, threads: 1 });

/** Vectors kept: a shopper who filters or sorts sends the same photograph again. */
const REMEMBERED = 500;
/** Photographs that may wait for the thread, each up to some megabytes. More would be late anyway. */
const MOST_WAITING = 8;

/** The same photograph asked twice at once is encoded once. Rejects with CONFLICT when too many wait; neither that nor a failure is remembered. */
export function rememberPhotographs(encoder: ImageEncoder): RawPhotographEncoder['encode'] {
  let waiting = 0;
  const vectors = new LRUCache<string, Float32Array, Uint8Array>({
    max: REMEMBERED,
    fetchMethod: async (_hash, _stale, { context: bytes }) => {
      if (waiting >= MOST_WAITING) throw problem('CONFLICT', `${waiting} photographs wait for the encoder already`);
      waiting += 1;
      try {
        const [vector] = await encoder.encode([bytes]);
        return vector;
      } finally {
        waiting -= 1;
      }
    },
  });
  return ({ hash, bytes }) => vectors.fetch(hash, { context: bytes });
}
