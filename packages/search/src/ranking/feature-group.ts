import type { ItemId } from '@fusionrank/domain/id';
import type { Modality } from '@fusionrank/domain/modality';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { QueryInput } from '@fusionrank/model/ranking';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { UnderstoodQuery } from '../understanding/understand.ts';

/** What cross features are worked out from; nothing else, so that training and serving can't differ. */
export interface CrossFeatureRequest {
  readonly query: UnderstoodQuery;
  /** The query in the items' spaces; widths must be those of the index's table. */
  readonly vectors: QueryInput;
  readonly index: CatalogIndex;
  readonly rows: Int32Array;
  /** As of `now`. */
  readonly profile: UserProfile;
  /** Decayed interaction weight at `now`, ≥ 0. */
  readonly popularityOf: (itemId: ItemId) => number;
  readonly now: Date;
}

/** Cross features that are worked out together. */
export interface FeatureGroup {
  readonly names: readonly string[];
  /** The modality that the group's features speak for: an ablation of it silences them too. */
  readonly modality: Modality | undefined;
  /** Values of the row that stands at `at` in the request, one a name, finite, mostly in [−1, 1]. */
  readonly prepare: (request: CrossFeatureRequest) => (row: number, at: number) => readonly number[];
}
