import type { BoughtTogether } from '@fusionrank/domain/bought-together';
import type { Clock } from '@fusionrank/domain/clock';
import type { ItemId, SlateId, UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { UploadedPicture } from '@fusionrank/domain/search';
import type { Ranker } from '@fusionrank/model/ranking';
import type { QueryVectors } from '../retrieval/query-vectors.ts';
import type { SimilarUser } from '../retrieval/similar-users.ts';
import type { RuleBook } from '../rules/rule-book.ts';

/**
 * Everything a request needs from outside; offline replay passes recorded ones. Each member is read anew by every
 * request, so an object with getters swaps a model or an encoder without a pause.
 */
export interface SearchPorts {
  /** The user's profile as of now; a rejection degrades the answer, it never fails it. The signal aborts when nobody waits for it any more. */
  readonly profile: (userId: UserId, signal?: AbortSignal) => Promise<UserProfile>;
  /** Decayed interaction weight of a row's item, ≥ 0; 0 for one nobody touched. */
  readonly popularityOf: (row: number) => number;
  /** Absent when no model is live. Its table must be the index's own (`index.features`). */
  readonly ranker: Ranker | undefined;
  /** Text → the text column's PCA space, and through the text → image map where there is one. Absent without an encoder. */
  readonly encodeQuery: QueryEncoder | undefined;
  /** Picture → the image column's PCA space; undefined for one that can't be decoded. Absent without an encoder. */
  readonly encodePhotograph: PhotographEncoder | undefined;
  /** Rows of the items that the same users touched, most alike first; empty for a row without any. Absent without behaviour. */
  readonly neighboursOf: NeighboursOf | undefined;
  /**
   * Users who behave like this one, and what they did lately; empty for one whom the model has not met. Absent without behaviour.
   * A rejection degrades the answer, it never fails it.
   */
  readonly similarUsers: ((userId: UserId, signal?: AbortSignal) => Promise<readonly SimilarUser[]>) | undefined;
  /** Items that an item's buyers bought too; a rejection degrades the answer, it never fails it. Absent: nobody asks. */
  readonly boughtTogether?: (itemId: ItemId, signal?: AbortSignal) => Promise<readonly BoughtTogether[]>;
  /** The shop's rules in force; absent: none. */
  readonly rules?: RuleBook | undefined;
  readonly clock: Clock;
  /** Monotonic milliseconds, for the stages' times only. */
  readonly stopwatch: () => number;
  readonly newSlateId: () => SlateId;
  /**
   * Waits for a turn of the event loop of its own: many requests at once then block it for one step each, not for all of theirs.
   * Absent: goes on at once.
   */
  readonly turn?: () => Promise<void>;
  /** Runs each stage, for who wants to see them in each other; absent: nobody does. */
  readonly within?: Within | undefined;
  /** Told why a stage had to be done without; the answer goes on, marked as degraded. */
  readonly onFailure: (stage: string, cause: unknown, requestId?: string) => void;
}

/** Does the work, and gives what it gave. */
export type Within = <T>(stage: string, work: () => Promise<T>) => Promise<T>;

export type QueryEncoder = (text: string) => Promise<QueryVectors>;

export type PhotographEncoder = (picture: UploadedPicture) => Promise<Float32Array | undefined>;

export type NeighboursOf = (row: number) => Int32Array;
