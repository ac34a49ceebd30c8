import type { UserProfile } from '@fusionrank/domain/profile';
import type { CatalogIndex } from '../../retrieval/catalog-index.ts';
import type { QueryVectors } from '../../retrieval/query-vectors.ts';
import type { UnderstoodQuery } from '../../understanding/understand.ts';

/** What a cross feature may read: everything as it was known at `now`. */
export interface CrossFeatureRequest {
  readonly query: UnderstoodQuery;
  /** The query in the items' spaces; absent where it can't be brought there. */
  readonly vectors: QueryVectors;
  readonly index: CatalogIndex;
  readonly rows: Int32Array;
  readonly profile: UserProfile;
  /** Decayed interaction weight of a row's item, ≥ 0. */
  readonly popularityOf: (row: number) => number;
  readonly now: Date;
}

/** Features that are worked out together. */
export interface CrossFeatureGroup {
  readonly names: readonly string[];
  /** Looks at the request once; the result is asked for each row. */
  prepare(request: CrossFeatureRequest): WriteFeatures;
}

/** Writes the features of `rows[i]` in the order of the names. What is left alone is 0. */
export type WriteFeatures = (row: number, i: number, into: FeaturePlace) => void;

/** Where the features of one row and group go; one place, moved from row to row, so that a thousand rows make no garbage. */
export interface FeaturePlace {
  readonly values: Float32Array;
  /** Of the group's first feature. */
  at: number;
}

/** `writeKnown` of what stands in an array, where NaN is what can't be said. */
export function writeSaid(into: FeaturePlace, offset: number, value: number | undefined): void {
  writeKnown(into, offset, value === undefined || Number.isNaN(value) ? undefined : value);
}

/** Writes a value with its mask: missing is (0, 0), never a cosine of 0 by luck. */
export function writeKnown({ values, at }: FeaturePlace, offset: number, value: number | undefined): void {
  if (value === undefined) return;
  values[at + offset] = 1;
  values[at + offset + 1] = value;
}
