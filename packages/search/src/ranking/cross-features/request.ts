import type { ItemId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { CatalogIndex } from '../../retrieval/catalog-index.ts';
import type { UnderstoodQuery } from '../../understanding/understand.ts';

/** What a cross feature may read: everything as it was known at `now`. */
export interface CrossFeatureRequest {
  readonly query: UnderstoodQuery;
  /** The query in the items' spaces; absent where it can't be brought there. */
  readonly vectors: { readonly text?: Float32Array; readonly image?: Float32Array };
  readonly index: CatalogIndex;
  readonly rows: Int32Array;
  readonly profile: UserProfile;
  readonly popularityOf: (itemId: ItemId) => number;
  readonly now: Date;
}

/** Features that are worked out together. */
export interface CrossFeatureGroup {
  readonly names: readonly string[];
  /** Looks at the request once; the result gives the features of `rows[i]`, in the order of the names. */
  prepare(request: CrossFeatureRequest): (row: number, i: number) => readonly number[];
}
