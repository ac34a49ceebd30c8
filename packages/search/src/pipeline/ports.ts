import type { Clock } from '@fusionrank/domain/clock';
import type { SlateId, UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { Ranker } from '@fusionrank/model/ranking';

/**
 * Everything a request needs from outside; offline replay passes recorded ones. Each member is read anew by every
 * request, so an object with getters swaps a model or an encoder without a pause.
 */
export interface SearchPorts {
  /** The user's profile as of now; a rejection degrades the answer, it never fails it. */
  readonly profile: (userId: UserId) => Promise<UserProfile>;
  /** Decayed interaction weight of a row's item, ≥ 0; 0 for one nobody touched. */
  readonly popularityOf: (row: number) => number;
  /** Absent when no model is live. Its table must be the index's own (`index.features`). */
  readonly ranker: Ranker | undefined;
  /** Text → the text column's PCA space, and through the text → image map where there is one. Absent without an encoder. */
  readonly encodeQuery: QueryEncoder | undefined;
  /** Rows of the items that the same users touched, most alike first; empty for a row without any. Absent without behaviour. */
  readonly neighboursOf: NeighboursOf | undefined;
  readonly clock: Clock;
  /** Monotonic milliseconds, for the stages' times only. */
  readonly stopwatch: () => number;
  readonly newSlateId: () => SlateId;
  /** Told why a stage had to be done without; the answer goes on, marked as degraded. */
  readonly onFailure: (stage: string, cause: unknown) => void;
}

export type QueryEncoder = (text: string) => Promise<QueryVectors>;

/** The query in the item side's spaces; a space that the query can't be brought into is left out. */
export interface QueryVectors {
  readonly text?: Float32Array;
  readonly image?: Float32Array;
}

export type NeighboursOf = (row: number) => Int32Array;
