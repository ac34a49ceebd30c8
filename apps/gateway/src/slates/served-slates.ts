import type { SlateId, UserId } from '@fusionrank/domain/id';
import type { QueryPicture, SearchRequest, Slate } from '@fusionrank/domain/search';
import type { RankingBasis } from '@fusionrank/search';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../viewer/viewer.ts';
import { keptBytes } from './kept-bytes.ts';

/** A ranking that went out, with what its later pages and its events need to know. */
export interface ServedSlate {
  readonly slate: Slate;
  /** What it was ranked from, to explain it later; absent for a recommendation. */
  readonly basis?: RankingBasis;
  readonly viewer: Viewer;
  /** Empty for a recommendation. */
  readonly query: string;
  /** What was asked for, to rank it again; absent for a recommendation, and where it holds an uploaded picture. */
  readonly request?: SearchRequest;
  /** The kind of picture it was asked by; absent: by none. */
  readonly photograph?: QueryPicture['kind'];
  readonly servedAt: Date;
  /** What was asked for; a cursor goes on only in an answer to the same. */
  readonly fingerprint: string;
}

/** Rankings kept for their later pages, the most recently used of them. */
export interface ServedSlates {
  keep(served: ServedSlate): void;
  find(slateId: SlateId): ServedSlate | undefined;
  /** Lets go of the rankings of users who were forgotten. */
  drop(isForgotten: (userId: UserId) => boolean): void;
}

/** A thousand and more, of shoppers whose profiles are long. */
const MOST_BYTES_KEPT = 64 * 2 ** 20;
/** A shopper who comes back later than this gets a new ranking. */
const KEPT_MS = 30 * 60_000;

export function createServedSlates(limits: { readonly bytes?: number; readonly keptMs?: number } = {}): ServedSlates {
  const cache = new LRUCache<SlateId, ServedSlate>({
    maxSize: limits.bytes ?? MOST_BYTES_KEPT,
    sizeCalculation: keptBytes,
    ttl: limits.keptMs ?? KEPT_MS,
  });
  return {
    keep: (served) => void cache.set(served.slate.slateId, served),
    find: (slateId) => cache.get(slateId),
    drop: (isForgotten) => {
      for (const [slateId, { viewer }] of cache.entries()) if (isForgotten(viewer.userId)) cache.delete(slateId);
    },
  };
}
