import type { Clock } from '@fusionrank/domain/clock';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { Ranker } from '@fusionrank/model/ranking';

/** Everything a request needs from outside; offline replay passes recorded ones. */
export interface SearchPorts {
  /** The user's profile as of now; a rejection degrades the answer, it never fails it. */
  readonly profile: (userId: UserId) => Promise<UserProfile>;
  /** Decayed interaction weight of an item; 0 for one nobody touched. */
  readonly popularityOf: (itemId: ItemId) => number;
  /** Absent when no model is live. */
  readonly ranker: Ranker | undefined;
  /** Text → the text column's PCA space, and through the text → image map where there is one. Absent without an encoder. */
  readonly encodeQuery: QueryEncoder | undefined;
  readonly clock: Clock;
}

export type QueryEncoder = (text: string) => Promise<{ readonly text: Float32Array; readonly image?: Float32Array }>;
