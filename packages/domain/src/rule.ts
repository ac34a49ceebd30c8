import type { ItemId, RuleId } from './id.ts';
import type { Filter } from './search.ts';
import type { SynonymRule } from './synonym.ts';

export const RULE_KINDS = ['pin', 'boost', 'bury', 'hide', 'filter', 'redirect', 'synonym'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const QUERY_MATCHES = ['exact', 'contains', 'anyWord', 'prefix'] as const;
export type QueryMatch = (typeof QUERY_MATCHES)[number];

/** Queries that a rule is for. Query and phrases are normalised and stemmed alike: `Running Shoe` is `running shoes`. */
export interface QueryPattern {
  /**
   * `exact`: the phrase is the whole query; `contains`: its words stand in the query side by side; `anyWord`: one of its words is
   * there; `prefix`: the query begins with it, letter by letter and unstemmed, as while it is typed.
   */
  readonly match: QueryMatch;
  /** One of them is enough. */
  readonly phrases: readonly string[];
}

/** When a rule holds: all that is said must be met; what is absent is not asked. */
export interface RuleCondition {
  readonly query?: QueryPattern;
  /** The shopper looks at this category or one below it, by its path: the search is filtered to it. */
  readonly category?: readonly string[];
  /** The shopper belongs to one of them (`segmentsOf`). */
  readonly segments?: readonly string[];
  /** Holds from this instant on. */
  readonly from?: Date;
  /** Holds until just before this instant. */
  readonly until?: Date;
}

/** Items by their ids, or all that meet every filter. */
export type ItemSelection =
  | { readonly kind: 'items'; readonly itemIds: readonly ItemId[] }
  | { readonly kind: 'matching'; readonly filters: readonly Filter[] };

/** What a rule does. */
export type RuleAction =
  | {
      readonly kind: 'pin';
      readonly itemId: ItemId;
      /** 0 is the top slot; below MOST_PINNED. */ readonly position: number;
    }
  | {
      readonly kind: 'boost' | 'bury';
      readonly items: ItemSelection;
      /** Log-odds, in (0, MOST_LOG_ODDS]. */ readonly by: number;
    }
  | { readonly kind: 'hide'; readonly items: ItemSelection }
  | { readonly kind: 'filter'; readonly filters: readonly Filter[] }
  | { readonly kind: 'redirect'; /** As `redirectTarget` lets through. */ readonly url: string }
  | { readonly kind: 'synonym'; readonly synonym: SynonymRule };

/** What a merchandiser writes. */
export interface RuleContent {
  /** For people: it stands in explanations. */
  readonly name: string;
  /** The larger goes first, in ±MOST_PRIORITY; equal ones go by id. */
  readonly priority: number;
  readonly condition: RuleCondition;
  readonly action: RuleAction;
}

/** A rule as search applies it. */
export interface Rule extends RuleContent {
  readonly id: RuleId;
}

/** What a rule did to a ranking, or to one item of it. */
export interface AppliedRule {
  readonly ruleId: RuleId;
  readonly kind: RuleKind;
  readonly name: string;
  /** In words, e.g. `pinned to position 1`. */
  readonly effect: string;
  /** What it added to the item's log-odds; for boost and bury alone. */
  readonly logOdds?: number;
}

/** Slots that an item can be pinned to. */
export const MOST_PINNED = 100;
/** Of one boost or bury; e^5 is odds 148 times as good. All of an item's together are cut to twice that. */
export const MOST_LOG_ODDS = 5;
export const MOST_PRIORITY = 1_000;

export const RULE_STATUSES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

export const RULE_CHANGES = ['CREATE', 'UPDATE', 'PUBLISH', 'ARCHIVE', 'REVERT'] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

/** Who changed a rule, and as what. */
export interface RuleAuthor {
  /** A user's id, or what stands for a program: `fusionrank rules import`. */
  readonly userId: string;
  readonly role: RuleAuthorRole;
}
export const RULE_AUTHOR_ROLES = ['ANONYMOUS', 'SHOPPER', 'ANALYST', 'MERCHANDISER', 'ADMIN', 'SERVICE'] as const;
export type RuleAuthorRole = (typeof RULE_AUTHOR_ROLES)[number];
