import type { ItemId, PolicyVersion, SessionId, SlateId, UserId } from './id.ts';
import type { Availability } from './item.ts';
import type { RankedItems } from './ranked-items.ts';
import type { AppliedRule } from './rule.ts';

export const CANDIDATE_SOURCES = ['lexical', 'semantic', 'visual', 'behavioural', 'trending', 'new', 'rule'] as const;
export type CandidateSource = (typeof CANDIDATE_SOURCES)[number];

export type Filter =
  | {
      readonly kind: 'terms';
      /** `brand`, `category`, or an attribute's key. */ readonly key: string;
      readonly anyOf: readonly string[];
    }
  | {
      readonly kind: 'range';
      /** `price` or `rating`. Bounds inclusive. */ readonly key: string;
      readonly min?: number;
      readonly max?: number;
    }
  | {
      readonly kind: 'category';
      /** A category and everything below it, as its path. */ readonly path: readonly string[];
    }
  | { readonly kind: 'availability'; readonly anyOf: readonly Availability[] };

export const SEARCH_SORTS = ['RELEVANCE', 'PRICE_ASC', 'PRICE_DESC', 'NEWEST', 'RATING', 'POPULARITY'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** What a stage of the pipeline had to do without. */
export const DEGRADATIONS = [
  'MODEL_UNAVAILABLE',
  'SEMANTIC_UNAVAILABLE',
  'PHOTOGRAPH_UNAVAILABLE',
  'PROFILE_UNAVAILABLE',
  'PURCHASES_UNAVAILABLE',
  'CATALOGUE_STALE',
  'RULES_STALE',
  'DEADLINE_EXCEEDED',
  'NOT_LOGGED',
] as const;
export type Degradation = (typeof DEGRADATIONS)[number];

/** An encoded picture (JPEG, PNG or WebP) that a shopper sent. */
export interface UploadedPicture {
  readonly kind: 'upload';
  readonly bytes: Uint8Array;
  /** sha256 of the bytes, hex. */
  readonly hash: string;
}

/** A picture to search by: sent by the shopper, or that of an item that is sold. */
export type QueryPicture = UploadedPicture | { readonly kind: 'item'; readonly itemId: ItemId };

/** What looks like a picture is asked for. */
export interface PhotographQuery {
  readonly picture: QueryPicture;
  /** In [0, 1], what the words count beside the picture: 0 leaves them out, 1 the picture. Without words it says nothing. */
  readonly textWeight: number;
}

export interface SearchRequest {
  /** Empty and without a photograph it browses: everything that passes the filters is a match. */
  readonly text: string;
  readonly photograph?: PhotographQuery;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly filters: readonly Filter[];
  readonly sort: SearchSort;
  /** In [0, 1]; 0 ranks without the user's profile. */
  readonly personalization: number;
  readonly facetKeys: readonly string[];
}

export interface RankedItem {
  readonly itemId: ItemId;
  /** 0 is the top slot. */
  readonly position: number;
  /** What the order follows: the network's probability in (0, 1), or a fallback's score when degraded. */
  readonly score: number;
  /** Each once, in the order of CANDIDATE_SOURCES. */
  readonly sources: readonly CandidateSource[];
  /** What the shop's rules did to this item, in the order of their priority; absent where they did nothing. */
  readonly rules?: readonly AppliedRule[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
  readonly selected: boolean;
}
export type Facet =
  | {
      readonly kind: 'terms';
      readonly key: string;
      readonly values: readonly FacetValue[];
      readonly otherCount: number;
    }
  | { readonly kind: 'range'; readonly key: string; readonly min: number; readonly max: number };

/** Something that was asked and given up, as nothing met it. */
export interface Relaxation {
  /** A price named in the words, a filter, or a word. */
  readonly kind: 'price' | 'filter' | 'words';
  /** The price as it was said, the filter's key, the word's index term. */
  readonly what: string;
}

export interface StageTiming {
  readonly name: string;
  readonly ms: number;
}

/** One served ranking, whole; pages are cut from it. */
export interface Slate {
  readonly slateId: SlateId;
  readonly policy: PolicyVersion;
  readonly items: RankedItems;
  /** All matches, also those past the candidates that were ranked. */
  readonly totalCount: { readonly value: number; readonly relation: 'EXACT' | 'AT_LEAST' };
  readonly facets: readonly Facet[];
  /** The query as it was read, when a misspelling was put right. */
  readonly correctedText?: string;
  /** What was given up, in this order, so that there is an answer; absent when all that was asked was met. */
  readonly relaxations?: readonly Relaxation[];
  /** Where a rule sends the shopper instead; absent where none does. */
  readonly redirect?: string;
  /** Rules that shaped the ranking as a whole; what they did to an item stands there. Absent where none did. */
  readonly rules?: readonly AppliedRule[];
  readonly degraded: readonly Degradation[];
  readonly timing: { readonly totalMs: number; readonly stages: readonly StageTiming[] };
}

/** The cheap cut of the catalogue that is ranked, at most. */
export const MAX_CANDIDATES = 1_000;
