import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AffinitySource, RecentInteractionSource, UserProfileSource } from './profile/schema.sources.ts';
import type { AppliedRuleSource, MerchandisingRuleSource, RuleRevisionSource } from './rules/schema.sources.ts';
import type {
  BrandSource,
  CategorySource,
  ImageSource,
  ProductSource,
  ProductAttributeSource,
} from './product/schema.sources.ts';
import type { CatalogueInfoSource, ModelInfoSource, ModelVersionSource } from './model/schema.sources.ts';
import type {
  ContributionSource,
  FacetValueSource,
  RangeFacetSource,
  RankingExplanationSource,
  SearchConnectionSource,
  SearchEdgeSource,
  TermsFacetSource,
} from './search/schema.sources.ts';
import type { RecommendationConnectionSource, RecommendationEdgeSource } from './recommendations/schema.sources.ts';
import type { RequestContext } from '../context/request-context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string | number };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  /** ISO-4217 currency code. */
  CurrencyCode: { input: string; output: string };
  /** ISO-8601 instant, UTC. */
  DateTime: { input: Date; output: Date };
  /** Exact decimal carried as a string, e.g. "59.90". Never a binary float. */
  Decimal: { input: string; output: string };
  /** Absolute http(s) URL. */
  URL: { input: string; output: string };
};

export type Affinity = {
  readonly __typename?: 'Affinity';
  /** How many interactions stand behind it. */
  readonly evidence: Scalars['Int']['output'];
  readonly key: Scalars['String']['output'];
  readonly kind: AffinityKind;
  readonly label: Scalars['String']['output'];
  /** Share of the shopper's interactions of this kind, recent ones counting more; in (0, 1]. */
  readonly weight: Scalars['Float']['output'];
};

export type AffinityKind = 'BRAND' | 'CATEGORY' | 'COLOR' | 'PRICE_BAND';

/** What a rule did to a ranking, or to one product of it. */
export type AppliedRule = {
  readonly __typename?: 'AppliedRule';
  /** In words: `pinned to place 1`. */
  readonly effect: Scalars['String']['output'];
  readonly kind: RuleKind;
  /** What it added to the product's log-odds; of boost and bury alone. */
  readonly logOdds?: Maybe<Scalars['Float']['output']>;
  readonly name: Scalars['String']['output'];
  /** The rule's id; of a draft, `draft:` and its place. */
  readonly rule: Scalars['ID']['output'];
};

export type ArchiveRuleInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
};

export type AttributeMention = {
  readonly __typename?: 'AttributeMention';
  /** `brand`, `category` or an attribute's key. */
  readonly key: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type Availability = 'IN_STOCK' | 'LOW_STOCK' | 'OUT_OF_STOCK' | 'PREORDER';

export type BoostAction = {
  readonly __typename?: 'BoostAction';
  /** Log-odds that are added, in (0, 5]. */
  readonly by: Scalars['Float']['output'];
  readonly items: RuleItems;
};

export type Brand = {
  readonly __typename?: 'Brand';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

export type BuryAction = {
  readonly __typename?: 'BuryAction';
  /** Log-odds that are taken away, in (0, 5]. */
  readonly by: Scalars['Float']['output'];
  readonly items: RuleItems;
};

/** The retrieval that brought the product in. */
export type CandidateSource =
  | 'BEHAVIOURAL'
  | 'LEXICAL'
  | 'NEW'
  /** A rule of the shop pinned it; nothing else found it. */
  | 'RULE'
  | 'SEMANTIC'
  | 'TRENDING'
  | 'VISUAL';

export type CartInput = {
  readonly productId: Scalars['ID']['input'];
  /** By default 1. */
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  readonly trackingToken?: InputMaybe<Scalars['String']['input']>;
};

export type CatalogueInfo = {
  readonly __typename?: 'CatalogueInfo';
  readonly items: Scalars['Int']['output'];
  readonly loadedAt: Scalars['DateTime']['output'];
  readonly simulated: Scalars['Boolean']['output'];
  /** Grows with every change of any product. */
  readonly version: Scalars['String']['output'];
};

export type Category = {
  readonly __typename?: 'Category';
  /** The path, its segments joined by `/`; goes into `FilterInput.category`. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly parent?: Maybe<Category>;
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** By the tracking token of the edge that was clicked, or by the product where none was served. */
export type ClickInput = {
  readonly productId?: InputMaybe<Scalars['ID']['input']>;
  readonly trackingToken?: InputMaybe<Scalars['String']['input']>;
};

/** Somebody changed it in the meantime: read it again, then decide. */
export type ConflictError = UserError & {
  readonly __typename?: 'ConflictError';
  readonly currentVersion: Scalars['Int']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

export type Consent = {
  readonly __typename?: 'Consent';
  readonly analytics: Scalars['Boolean']['output'];
  readonly personalization: Scalars['Boolean']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
};

export type Contribution = {
  readonly __typename?: 'Contribution';
  /** In plain words, what the part was worked out from. */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly part: ScorePart;
  /** The part's Shapley value, in log-odds; above 0 speaks for the product. */
  readonly shapley: Scalars['Float']['output'];
};

export type Count = {
  readonly __typename?: 'Count';
  readonly relation: CountRelation;
  readonly value: Scalars['Int']['output'];
};

export type CountRelation = 'AT_LEAST' | 'EXACT';

export type CreateRuleInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly rule: RuleInput;
};

/** What an answer had to do without. */
export type Degradation =
  /** The database does not answer: products are as they were last read. */
  | 'CATALOGUE_STALE'
  | 'DEADLINE_EXCEEDED'
  /** No trained model is live: ordered by text match and popularity. */
  | 'MODEL_UNAVAILABLE'
  /** What was shown could not be written down, or not yet. */
  | 'NOT_LOGGED'
  /** The image was left out: it could not be brought to the model's space of pictures, or not yet. Text, or popularity, answered. */
  | 'PHOTOGRAPH_UNAVAILABLE'
  /** Ranked as for a stranger. */
  | 'PROFILE_UNAVAILABLE'
  /** The shop's rules are as they were last read. */
  | 'RULES_STALE'
  /** Matched by words alone. */
  | 'SEMANTIC_UNAVAILABLE';

export type DwellInput = {
  readonly ms: Scalars['Int']['input'];
  readonly productId?: InputMaybe<Scalars['ID']['input']>;
  readonly trackingToken?: InputMaybe<Scalars['String']['input']>;
};

export type EventInput = {
  /** Made by the client, unique for the user, kept when sending again. */
  readonly eventId: Scalars['ID']['input'];
  /** Now, when left out. At most five minutes ahead of the server's clock. */
  readonly occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly payload: EventPayloadInput;
};

export type EventPayloadInput =
  | {
      readonly addToCart: CartInput;
      readonly click?: never;
      readonly dwell?: never;
      readonly impression?: never;
      readonly purchase?: never;
      readonly rating?: never;
      readonly return?: never;
    }
  | {
      readonly addToCart?: never;
      readonly click: ClickInput;
      readonly dwell?: never;
      readonly impression?: never;
      readonly purchase?: never;
      readonly rating?: never;
      readonly return?: never;
    }
  | {
      readonly addToCart?: never;
      readonly click?: never;
      readonly dwell: DwellInput;
      readonly impression?: never;
      readonly purchase?: never;
      readonly rating?: never;
      readonly return?: never;
    }
  | {
      readonly addToCart?: never;
      readonly click?: never;
      readonly dwell?: never;
      readonly impression: ImpressionInput;
      readonly purchase?: never;
      readonly rating?: never;
      readonly return?: never;
    }
  | {
      readonly addToCart?: never;
      readonly click?: never;
      readonly dwell?: never;
      readonly impression?: never;
      readonly purchase: PurchaseInput;
      readonly rating?: never;
      readonly return?: never;
    }
  | {
      readonly addToCart?: never;
      readonly click?: never;
      readonly dwell?: never;
      readonly impression?: never;
      readonly purchase?: never;
      readonly rating: RatingInput;
      readonly return?: never;
    }
  | {
      readonly addToCart?: never;
      readonly click?: never;
      readonly dwell?: never;
      readonly impression?: never;
      readonly purchase?: never;
      readonly rating?: never;
      readonly return: ReturnInput;
    };

export type Facet = {
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
};

export type FacetValue = {
  readonly __typename?: 'FacetValue';
  readonly count: Scalars['Int']['output'];
  readonly label: Scalars['String']['output'];
  readonly selected: Scalars['Boolean']['output'];
  readonly value: Scalars['String']['output'];
};

export type FilterAction = {
  readonly __typename?: 'FilterAction';
  readonly filters: ReadonlyArray<RuleFilter>;
};

export type FilterInput =
  | {
      readonly availability: ReadonlyArray<Availability>;
      readonly category?: never;
      readonly range?: never;
      readonly terms?: never;
    } /** A category's id: the category and everything below it. */
  | {
      readonly availability?: never;
      readonly category: Scalars['ID']['input'];
      readonly range?: never;
      readonly terms?: never;
    }
  | {
      readonly availability?: never;
      readonly category?: never;
      readonly range: RangeFilterInput;
      readonly terms?: never;
    }
  | {
      readonly availability?: never;
      readonly category?: never;
      readonly range?: never;
      readonly terms: TermsFilterInput;
    };

/** The viewer may not; it takes that role. */
export type ForbiddenError = UserError & {
  readonly __typename?: 'ForbiddenError';
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly requires: Role;
};

export type HideAction = {
  readonly __typename?: 'HideAction';
  readonly items: RuleItems;
};

export type Image = {
  readonly __typename?: 'Image';
  readonly alt: Scalars['String']['output'];
  readonly height: Scalars['Int']['output'];
  readonly url: Scalars['URL']['output'];
  readonly width: Scalars['Int']['output'];
};

/** No addresses: the gateway fetches nothing from a host that a caller names. */
export type ImageQueryInput =
  /**
   * A JPEG, PNG or WebP in base64, with or without `data:…;base64,` before it: at most 3 MiB and 25 million pixels, by its bytes,
   * whatever type is named.
   */
  | {
      readonly base64: Scalars['String']['input'];
      readonly productId?: never;
    } /** The picture of a product that is sold. */
  | { readonly base64?: never; readonly productId: Scalars['ID']['input'] };

/** What was really seen of a served ranking. Served products are logged by the server already; the same one counts once. */
export type ImpressionInput = {
  readonly trackingTokens: ReadonlyArray<Scalars['String']['input']>;
};

export type InteractionKind = 'CART' | 'CLICK' | 'DWELL' | 'PURCHASE' | 'RATING' | 'RETURN';

/**
 * What the shop says about rankings, as data: when it holds, and what it does then. A rule is a draft until it is published; what is
 * written later is in force when it is published again. How rules act together: docs/merchandising.md.
 */
export type MerchandisingRule = {
  readonly __typename?: 'MerchandisingRule';
  readonly action: RuleAction;
  readonly condition: RuleCondition;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy: RuleAuthor;
  /** What it does, in words. */
  readonly effect: Scalars['String']['output'];
  /** Whether something was written that is not in force. */
  readonly hasUnpublishedChanges: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: RuleKind;
  /** For people: explanations name it. */
  readonly name: Scalars['String']['output'];
  /** In [-1000, 1000]: the larger goes first, equal ones go by id. */
  readonly priority: Scalars['Int']['output'];
  /** The version in force; null where none is. */
  readonly publishedVersion?: Maybe<Scalars['Int']['output']>;
  /** Newest first. */
  readonly revisions: RuleRevisionConnection;
  readonly status: RuleStatus;
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly updatedBy: RuleAuthor;
  /** One more with every change; a change says which one it has seen. */
  readonly version: Scalars['Int']['output'];
};

/**
 * What the shop says about rankings, as data: when it holds, and what it does then. A rule is a draft until it is published; what is
 * written later is in force when it is published again. How rules act together: docs/merchandising.md.
 */
export type MerchandisingRulerevisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

export type MerchandisingRuleConnection = {
  readonly __typename?: 'MerchandisingRuleConnection';
  readonly edges: ReadonlyArray<MerchandisingRuleEdge>;
  readonly nodes: ReadonlyArray<MerchandisingRule>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Count;
};

export type MerchandisingRuleEdge = {
  readonly __typename?: 'MerchandisingRuleEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: MerchandisingRule;
};

export type ModalityInfo = {
  readonly __typename?: 'ModalityInfo';
  /** Products that have it. */
  readonly items: Scalars['Int']['output'];
  readonly name: Scalars['String']['output'];
  readonly width: Scalars['Int']['output'];
};

/** What this gateway serves with at the moment. */
export type ModelInfo = {
  readonly __typename?: 'ModelInfo';
  readonly catalogue: CatalogueInfo;
  /** Null before the first model is published. */
  readonly live?: Maybe<ModelVersion>;
  /** Why the live model is not in force, where it isn't. */
  readonly problem?: Maybe<Scalars['String']['output']>;
};

export type ModelMetric = {
  readonly __typename?: 'ModelMetric';
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  readonly value: Scalars['Float']['output'];
};

export type ModelVersion = {
  readonly __typename?: 'ModelVersion';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly crossFeatures: ReadonlyArray<Scalars['String']['output']>;
  /** Of the data it was trained on. */
  readonly fingerprint: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** Every number of its evaluation, by the path to it. */
  readonly metrics: ReadonlyArray<ModelMetric>;
  /** What the network fuses, and how wide each block is. */
  readonly modalities: ReadonlyArray<ModalityInfo>;
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** An exact amount of money. It is for showing and adding up; filters and sorts work on its value. */
export type Money = {
  readonly __typename?: 'Money';
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Out of force. */
  readonly archiveRule?: Maybe<RulePayload>;
  /** As a draft. */
  readonly createRule?: Maybe<RulePayload>;
  /** In force on every gateway within a second. */
  readonly publishRule?: Maybe<RulePayload>;
  /** Writes the content of an earlier version anew. */
  readonly revertRule?: Maybe<RulePayload>;
  readonly trackEvents?: Maybe<TrackEventsPayload>;
  readonly updateRule?: Maybe<RulePayload>;
};

export type MutationarchiveRuleArgs = {
  input: ArchiveRuleInput;
};

export type MutationcreateRuleArgs = {
  input: CreateRuleInput;
};

export type MutationpublishRuleArgs = {
  input: PublishRuleInput;
};

export type MutationrevertRuleArgs = {
  input: RevertRuleInput;
};

export type MutationtrackEventsArgs = {
  input: TrackEventsInput;
};

export type MutationupdateRuleArgs = {
  input: UpdateRuleInput;
};

export type NotFoundError = UserError & {
  readonly __typename?: 'NotFoundError';
  readonly id: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

export type OffsetActionInput = {
  /** Log-odds, in (0, 5]. */
  readonly by: Scalars['Float']['input'];
  readonly items: RuleItemsInput;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PersonalizationInput = {
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** In [0, 1], by default 1; 0 ranks as for a stranger. */
  readonly strength?: InputMaybe<Scalars['Float']['input']>;
};

export type PinAction = {
  readonly __typename?: 'PinAction';
  /** 0 is the top slot. */
  readonly position: Scalars['Int']['output'];
  readonly productId: Scalars['ID']['output'];
};

export type PinActionInput = {
  /** 0 is the top slot; at most 99. */
  readonly position: Scalars['Int']['input'];
  readonly productId: Scalars['ID']['input'];
};

export type PreviewItem = {
  readonly __typename?: 'PreviewItem';
  readonly position: Scalars['Int']['output'];
  readonly product: Product;
  readonly rules: ReadonlyArray<AppliedRule>;
  readonly score: Scalars['Float']['output'];
};

/** A search under rules that are not in force yet, beside the same under those that are. */
export type PreviewRulesInput = {
  /** As of another instant than now: for schedules. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Rules that are not stored. */
  readonly drafts?: InputMaybe<ReadonlyArray<RuleInput>>;
  /** How much of each ranking is shown: by default 24, at most 100. */
  readonly first?: InputMaybe<Scalars['Int']['input']>;
  /** Stored rules, as they were last written, in place of what of them is in force. */
  readonly ruleIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly search: SearchInput;
  /** For a shopper of these segments, whoever asks. */
  readonly segments?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Rules in force that are left out. */
  readonly without?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type PreviewRulesResult = ForbiddenError | NotFoundError | RulesPreview | ValidationError;

/** At least one bound is there; both belong to the range. */
export type PriceReading = {
  readonly __typename?: 'PriceReading';
  readonly max?: Maybe<Scalars['Decimal']['output']>;
  readonly min?: Maybe<Scalars['Decimal']['output']>;
  /** As it was said. */
  readonly said: Scalars['String']['output'];
};

export type Product = {
  readonly __typename?: 'Product';
  /** All, or those of the keys, by key. */
  readonly attributes: ReadonlyArray<ProductAttribute>;
  readonly availability: Availability;
  readonly brand?: Maybe<Brand>;
  /** From the root department to the leaf. */
  readonly breadcrumbs: ReadonlyArray<Category>;
  /** The leaf of the category path. */
  readonly category?: Maybe<Category>;
  readonly compareAtPrice?: Maybe<Money>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** At most maxLength characters, cut with an ellipsis. */
  readonly description: Scalars['String']['output'];
  /** The shop's own id. */
  readonly id: Scalars['ID']['output'];
  /** Null when the shop gave no picture, or one that can't be decoded. */
  readonly image?: Maybe<Image>;
  /** Null when the shop does not say. */
  readonly price?: Maybe<Money>;
  readonly rating?: Maybe<Rating>;
  readonly similarItems?: Maybe<RecommendationConnection>;
  /** True for a product that was simulated, not sold. */
  readonly simulated: Scalars['Boolean']['output'];
  readonly title: Scalars['String']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
};

export type ProductattributesArgs = {
  keys?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ProductdescriptionArgs = {
  maxLength?: Scalars['Int']['input'];
};

export type ProductsimilarItemsArgs = {
  first?: Scalars['Int']['input'];
  mode?: SimilarityMode;
};

export type ProductAttribute = {
  readonly __typename?: 'ProductAttribute';
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

export type PublishRuleInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
};

export type PurchaseInput = {
  readonly lines: ReadonlyArray<PurchaseLineInput>;
  readonly orderId: Scalars['ID']['input'];
};

export type PurchaseLineInput = {
  readonly productId: Scalars['ID']['input'];
  readonly quantity: Scalars['Int']['input'];
  readonly trackingToken?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  readonly __typename?: 'Query';
  readonly modelInfo?: Maybe<ModelInfo>;
  /** Nothing of it is kept or logged. */
  readonly previewRules?: Maybe<PreviewRulesResult>;
  readonly product?: Maybe<Product>;
  /** Aligned with ids, at most 250; null where there is no such product. */
  readonly products?: Maybe<ReadonlyArray<Maybe<Product>>>;
  /** For the viewer; `context` are the products at hand: those in the cart, the one on the page. */
  readonly recommendations?: Maybe<RecommendationConnection>;
  readonly rule?: Maybe<MerchandisingRule>;
  /** Who changed what, of all rules, newest first, at most 100 a page. */
  readonly ruleHistory?: Maybe<RuleRevisionConnection>;
  /** Newest first, at most 100 a page. */
  readonly rules?: Maybe<MerchandisingRuleConnection>;
  /**
   * Personalised multimodal search. A page is at most 100 products; `after` goes on in the ranking that `after` came from,
   * also when products, taste or model changed meanwhile, and needs the same input.
   */
  readonly searchRanked?: Maybe<SearchConnection>;
  readonly similarItems?: Maybe<RecommendationConnection>;
  /** At most 20 completions, by what is wanted by all and liked by the viewer. An empty prefix: what is wanted most. */
  readonly suggest?: Maybe<ReadonlyArray<Suggestion>>;
  /** The viewer's, or userId's: of others, to those alone who may read the profiles of others. */
  readonly userProfile?: Maybe<UserProfileResult>;
  /** Who the server thinks you are. */
  readonly viewer: Viewer;
};

export type QuerypreviewRulesArgs = {
  input: PreviewRulesInput;
};

export type QueryproductArgs = {
  id: Scalars['ID']['input'];
};

export type QueryproductsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

export type QueryrecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  context?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: Scalars['Int']['input'];
  placement: RecommendationPlacement;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type QueryruleArgs = {
  id: Scalars['ID']['input'];
};

export type QueryruleHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

export type QueryrulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RuleFilterInput>;
  first?: Scalars['Int']['input'];
};

export type QuerysearchRankedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  input: SearchInput;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type QuerysimilarItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  mode?: SimilarityMode;
  productId: Scalars['ID']['input'];
};

export type QuerysuggestArgs = {
  first?: Scalars['Int']['input'];
  prefix: Scalars['String']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type QueryuserProfileArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type QueryMatch =
  /** One of a phrase's words is in the query. */
  | 'ANY_WORD'
  /** A phrase's words stand in the query side by side. */
  | 'CONTAINS'
  /** A phrase is the whole query, but for a price named in it. */
  | 'EXACT'
  /** The query begins with a phrase, letter by letter. */
  | 'PREFIX';

export type QueryReading = {
  readonly __typename?: 'QueryReading';
  /** Values of attributes named in the query (`red`): preferred, not demanded. */
  readonly mentions: ReadonlyArray<AttributeMention>;
  /** A price named in the query (`under 50`): it filters. */
  readonly price?: Maybe<PriceReading>;
  /** What the shop's synonyms put beside what was asked: it matches too, at a discount. */
  readonly synonyms: ReadonlyArray<SynonymReading>;
  /** Words that no product holds and that were not taken for a misspelling. */
  readonly unknownWords: ReadonlyArray<Scalars['String']['output']>;
};

export type RangeFacet = Facet & {
  readonly __typename?: 'RangeFacet';
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly max: Scalars['Decimal']['output'];
  readonly min: Scalars['Decimal']['output'];
};

/** `price` or `rating`; both bounds belong to the range. */
export type RangeFilterInput = {
  readonly key: Scalars['String']['input'];
  readonly max?: InputMaybe<Scalars['Decimal']['input']>;
  readonly min?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Why a product stands where it does. Exact: the contributions add up to logit - baselineLogit. */
export type RankingExplanation = {
  readonly __typename?: 'RankingExplanation';
  /** The logit of the average product, shown to a stranger who asked for nothing. */
  readonly baselineLogit: Scalars['Float']['output'];
  /** Every part once. */
  readonly contributions: ReadonlyArray<Contribution>;
  /** What the order follows: the weighted sum of the objectives' log-odds, of which the edge's score is the probability. */
  readonly logit: Scalars['Float']['output'];
  /**
   * Rules that shaped the ranking, and what they did to this product. They come on top: the logit is without them, and the edge's
   * score has them.
   */
  readonly rules: ReadonlyArray<AppliedRule>;
  readonly sources: ReadonlyArray<CandidateSource>;
  /** One sentence: what speaks for and against it most. */
  readonly summary: Scalars['String']['output'];
};

/** What ranked the answer. */
export type RankingModelInfo = {
  readonly __typename?: 'RankingModelInfo';
  /** `network`, or the fallback that stood in for it. */
  readonly name: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
};

/** Null: it is not in that ranking. */
export type RankingMove = {
  readonly __typename?: 'RankingMove';
  readonly from?: Maybe<Scalars['Int']['output']>;
  readonly product: Product;
  readonly to?: Maybe<Scalars['Int']['output']>;
};

export type RankingPreview = {
  readonly __typename?: 'RankingPreview';
  readonly degraded: ReadonlyArray<Degradation>;
  readonly items: ReadonlyArray<PreviewItem>;
  readonly redirect?: Maybe<Scalars['String']['output']>;
  /** That shaped the ranking as a whole. */
  readonly rules: ReadonlyArray<AppliedRule>;
  readonly totalCount: Count;
};

/** Too much in too short a time. */
export type RateLimitedError = UserError & {
  readonly __typename?: 'RateLimitedError';
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly retryAfterMs: Scalars['Int']['output'];
};

export type Rating = {
  readonly __typename?: 'Rating';
  /** In [0, 5]. */
  readonly average: Scalars['Float']['output'];
  readonly count: Scalars['Int']['output'];
};

export type RatingInput = {
  readonly productId: Scalars['ID']['input'];
  /** In 1..5. */
  readonly stars: Scalars['Float']['input'];
  readonly trackingToken?: InputMaybe<Scalars['String']['input']>;
};

export type RecentInteraction = {
  readonly __typename?: 'RecentInteraction';
  readonly kind: InteractionKind;
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Null when the product is no longer known. */
  readonly product?: Maybe<Product>;
  readonly productId: Scalars['ID']['output'];
  /** The query that led here. */
  readonly query?: Maybe<Scalars['String']['output']>;
  /** Rating: stars; dwell: milliseconds; cart and purchase: quantity; otherwise 1. */
  readonly value: Scalars['Float']['output'];
};

export type RecommendationConnection = {
  readonly __typename?: 'RecommendationConnection';
  readonly degraded: ReadonlyArray<Degradation>;
  readonly edges: ReadonlyArray<RecommendationEdge>;
  readonly model: RankingModelInfo;
  readonly nodes: ReadonlyArray<Product>;
  readonly pageInfo: PageInfo;
  readonly requestId: Scalars['ID']['output'];
};

export type RecommendationEdge = {
  readonly __typename?: 'RecommendationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Product;
  readonly position: Scalars['Int']['output'];
  readonly score: Scalars['Float']['output'];
  readonly sources: ReadonlyArray<CandidateSource>;
  readonly trackingToken: Scalars['String']['output'];
};

export type RecommendationPlacement = 'CART' | 'CATEGORY' | 'HOME' | 'PDP' | 'SEARCH_ZERO_RESULTS';

export type RedirectAction = {
  readonly __typename?: 'RedirectAction';
  /** An http(s) address, or a path of the shop that begins with one slash. */
  readonly url: Scalars['String']['output'];
};

export type Relaxation = {
  readonly __typename?: 'Relaxation';
  readonly kind: RelaxationKind;
  /** The price as it was said, the filter's key, the word in its base form. */
  readonly what: Scalars['String']['output'];
};

export type RelaxationKind = 'FILTER' | 'PRICE' | 'WORDS';

export type ReturnInput = {
  readonly productId: Scalars['ID']['input'];
  /** By default 1. */
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  readonly trackingToken?: InputMaybe<Scalars['String']['input']>;
};

export type RevertRuleInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  /** The version whose content comes back, to be published. */
  readonly toRevision: Scalars['Int']['input'];
};

/** From the least to the most; a service acts for any shopper, and reads what an analyst reads. */
export type Role = 'ADMIN' | 'ANALYST' | 'ANONYMOUS' | 'MERCHANDISER' | 'SERVICE' | 'SHOPPER';

export type RuleAction =
  BoostAction | BuryAction | FilterAction | HideAction | PinAction | RedirectAction | SynonymAction;

export type RuleActionInput =
  | {
      readonly boost: OffsetActionInput;
      readonly bury?: never;
      readonly filter?: never;
      readonly hide?: never;
      readonly pin?: never;
      readonly redirect?: never;
      readonly synonym?: never;
    }
  | {
      readonly boost?: never;
      readonly bury: OffsetActionInput;
      readonly filter?: never;
      readonly hide?: never;
      readonly pin?: never;
      readonly redirect?: never;
      readonly synonym?: never;
    }
  | {
      readonly boost?: never;
      readonly bury?: never;
      readonly filter: ReadonlyArray<FilterInput>;
      readonly hide?: never;
      readonly pin?: never;
      readonly redirect?: never;
      readonly synonym?: never;
    }
  | {
      readonly boost?: never;
      readonly bury?: never;
      readonly filter?: never;
      readonly hide: RuleItemsInput;
      readonly pin?: never;
      readonly redirect?: never;
      readonly synonym?: never;
    }
  | {
      readonly boost?: never;
      readonly bury?: never;
      readonly filter?: never;
      readonly hide?: never;
      readonly pin: PinActionInput;
      readonly redirect?: never;
      readonly synonym?: never;
    }
  | {
      readonly boost?: never;
      readonly bury?: never;
      readonly filter?: never;
      readonly hide?: never;
      readonly pin?: never;
      readonly redirect: Scalars['String']['input'];
      readonly synonym?: never;
    } /** Takes no condition: a word means what it means. */
  | {
      readonly boost?: never;
      readonly bury?: never;
      readonly filter?: never;
      readonly hide?: never;
      readonly pin?: never;
      readonly redirect?: never;
      readonly synonym: SynonymActionInput;
    };

export type RuleAuthor = {
  readonly __typename?: 'RuleAuthor';
  readonly role: Role;
  readonly userId: Scalars['ID']['output'];
};

export type RuleChange = 'ARCHIVE' | 'CREATE' | 'PUBLISH' | 'REVERT' | 'UPDATE';

/** All that is said must be met; what is null is not asked. */
export type RuleCondition = {
  readonly __typename?: 'RuleCondition';
  /** Its id: the search is filtered to this category or one below it. */
  readonly category?: Maybe<Scalars['ID']['output']>;
  /** From this instant on. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  readonly query?: Maybe<RuleQueryPattern>;
  /** The shopper belongs to one of them: `new`, `returning`, `regular`, `buyer`, or a liking such as `brand:Nike`. */
  readonly segments?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Until just before this instant. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

export type RuleConditionInput = {
  readonly category?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly query?: InputMaybe<RuleQueryPatternInput>;
  readonly segments?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type RuleError = ConflictError | ForbiddenError | NotFoundError | ValidationError;

/** One of terms, range, category, availability; the other fields are null. */
export type RuleFilter = {
  readonly __typename?: 'RuleFilter';
  readonly anyOf?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly availability?: Maybe<ReadonlyArray<Availability>>;
  readonly category?: Maybe<Scalars['ID']['output']>;
  readonly key?: Maybe<Scalars['String']['output']>;
  readonly max?: Maybe<Scalars['Float']['output']>;
  readonly min?: Maybe<Scalars['Float']['output']>;
};

export type RuleFilterInput = {
  readonly kinds?: InputMaybe<ReadonlyArray<RuleKind>>;
  readonly statuses?: InputMaybe<ReadonlyArray<RuleStatus>>;
};

export type RuleInput = {
  readonly action: RuleActionInput;
  readonly condition?: InputMaybe<RuleConditionInput>;
  readonly name: Scalars['String']['input'];
  /** By default 0. */
  readonly priority?: InputMaybe<Scalars['Int']['input']>;
};

/** By their ids, or all that meet every filter; the other is null. */
export type RuleItems = {
  readonly __typename?: 'RuleItems';
  readonly filters?: Maybe<ReadonlyArray<RuleFilter>>;
  readonly productIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
};

export type RuleItemsInput =
  | { readonly filters: ReadonlyArray<FilterInput>; readonly productIds?: never }
  | { readonly filters?: never; readonly productIds: ReadonlyArray<Scalars['ID']['input']> };

export type RuleKind = 'BOOST' | 'BURY' | 'FILTER' | 'HIDE' | 'PIN' | 'REDIRECT' | 'SYNONYM';

/** `rule` is as it is after the change; null where there are errors. */
export type RulePayload = {
  readonly __typename?: 'RulePayload';
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  readonly errors: ReadonlyArray<RuleError>;
  readonly rule?: Maybe<MerchandisingRule>;
};

/** Normalised and stemmed like queries are. */
export type RuleQueryPattern = {
  readonly __typename?: 'RuleQueryPattern';
  readonly match: QueryMatch;
  /** One of them is enough. */
  readonly phrases: ReadonlyArray<Scalars['String']['output']>;
};

export type RuleQueryPatternInput = {
  readonly match: QueryMatch;
  readonly phrases: ReadonlyArray<Scalars['String']['input']>;
};

/** One change of one rule; never edited. */
export type RuleRevision = {
  readonly __typename?: 'RuleRevision';
  readonly action: RuleAction;
  readonly at: Scalars['DateTime']['output'];
  readonly author: RuleAuthor;
  readonly change: RuleChange;
  readonly condition: RuleCondition;
  readonly effect: Scalars['String']['output'];
  readonly kind: RuleKind;
  readonly name: Scalars['String']['output'];
  readonly priority: Scalars['Int']['output'];
  readonly ruleId: Scalars['ID']['output'];
  readonly status: RuleStatus;
  /** That the change led to; `revertRule` goes back to it. */
  readonly version: Scalars['Int']['output'];
};

export type RuleRevisionConnection = {
  readonly __typename?: 'RuleRevisionConnection';
  readonly edges: ReadonlyArray<RuleRevisionEdge>;
  readonly nodes: ReadonlyArray<RuleRevision>;
  readonly pageInfo: PageInfo;
};

export type RuleRevisionEdge = {
  readonly __typename?: 'RuleRevisionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RuleRevision;
};

export type RuleStatus = 'ARCHIVED' | 'DRAFT' | 'PUBLISHED';

export type RulesPreview = {
  readonly __typename?: 'RulesPreview';
  readonly after: RankingPreview;
  readonly before: RankingPreview;
  /** Products of either part shown whose position is another one after: first those after, then those that are gone from it. */
  readonly moves: ReadonlyArray<RankingMove>;
};

export type ScorePart =
  /** Brand, category, colour and the like. */
  | 'ATTRIBUTES'
  /** What shoppers choose together, and popularity. */
  | 'BEHAVIOUR'
  /** The shopper: history, likings, usual price. */
  | 'CONTEXT'
  | 'IMAGE'
  /** Price, rating, age, availability. */
  | 'NUMERIC'
  /** The query against the product: its words, the values it names, its meaning. */
  | 'QUERY_MATCH'
  /** Title and description. */
  | 'TEXT';

/** One served ranking. Edge carries ranking data, node carries catalogue data. */
export type SearchConnection = {
  readonly __typename?: 'SearchConnection';
  /** The text that was searched for instead, where a word was taken for a misspelling. */
  readonly correctedText?: Maybe<Scalars['String']['output']>;
  /** Empty: nothing was left out. */
  readonly degraded: ReadonlyArray<Degradation>;
  readonly edges: ReadonlyArray<SearchEdge>;
  /** Counted over all matches, each without its own filter. */
  readonly facets: ReadonlyArray<Facet>;
  readonly model: RankingModelInfo;
  readonly nodes: ReadonlyArray<Product>;
  readonly pageInfo: PageInfo;
  /** How the query was read beyond its words. */
  readonly reading: QueryReading;
  /** Where a rule sends the shopper instead: an http(s) address, or a path of the shop that begins with one slash. */
  readonly redirect?: Maybe<Scalars['String']['output']>;
  /** What was given up, in this order, as nothing met all that was asked. Empty as a rule. */
  readonly relaxations: ReadonlyArray<Relaxation>;
  /** Rules that shaped the ranking as a whole. */
  readonly rules: ReadonlyArray<AppliedRule>;
  /** Ties impressions and clicks to this ranking; every page of it has the same. */
  readonly searchId: Scalars['ID']['output'];
  /** Of the ranking; later pages cut from it and show the first page's. */
  readonly timing?: Maybe<SearchTiming>;
  /** All matches, also those past the candidates that were ranked and can be paged through. */
  readonly totalCount: Count;
};

/** One served ranking. Edge carries ranking data, node carries catalogue data. */
export type SearchConnectionfacetsArgs = {
  keys?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  valuesFirst?: Scalars['Int']['input'];
};

export type SearchEdge = {
  readonly __typename?: 'SearchEdge';
  readonly cursor: Scalars['String']['output'];
  /** Null where `unexplained` says why not. 128 forward passes a product: ask when somebody looks. */
  readonly explanation?: Maybe<RankingExplanation>;
  readonly node: Product;
  /** A rule put it at this place. */
  readonly pinned: Scalars['Boolean']['output'];
  /** 0 is the top slot of the whole ranking, not of the page. */
  readonly position: Scalars['Int']['output'];
  /** What rules did to it. */
  readonly rules: ReadonlyArray<AppliedRule>;
  /** What the order follows; the network's probability of a click in (0, 1) unless degraded. */
  readonly score: Scalars['Float']['output'];
  readonly sources: ReadonlyArray<CandidateSource>;
  /** Opaque, signed. Attribution token to echo in trackEvents. */
  readonly trackingToken: Scalars['String']['output'];
  /** Why there is no explanation: above all, because no model ranked. Null where there is one. */
  readonly unexplained?: Maybe<Scalars['String']['output']>;
};

export type SearchInput = {
  /** All of them must hold. */
  readonly filters?: InputMaybe<ReadonlyArray<FilterInput>>;
  /** Finds what looks like a picture; with text, what either finds. */
  readonly image?: InputMaybe<ImageQueryInput>;
  readonly personalization?: InputMaybe<PersonalizationInput>;
  readonly sort?: InputMaybe<SearchSort>;
  /**
   * What the shopper typed, at most 10,000 characters. Empty or absent, and without an image, it browses: everything that passes the
   * filters matches.
   */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** What the text counts beside the image, in [0, 1], by default 0.5: 0 leaves the text out, 1 the image. */
  readonly textWeight?: InputMaybe<Scalars['Float']['input']>;
};

export type SearchSort = 'NEWEST' | 'POPULARITY' | 'PRICE_ASC' | 'PRICE_DESC' | 'RATING' | 'RELEVANCE';

export type SearchTiming = {
  readonly __typename?: 'SearchTiming';
  readonly stages: ReadonlyArray<StageTiming>;
  readonly totalMs: Scalars['Float']['output'];
};

export type SimilarUser = {
  readonly __typename?: 'SimilarUser';
  /** Cosine of the collaborative factors, in [-1, 1]. */
  readonly similarity: Scalars['Float']['output'];
  readonly userId: Scalars['ID']['output'];
};

export type SimilarityMode =
  /** Liked by the same shoppers. */
  | 'COLLABORATIVE'
  /** All of them together. */
  | 'MULTIMODAL'
  /** Is described like it. */
  | 'TEXTUAL'
  /** Looks like it. */
  | 'VISUAL';

export type StageTiming = {
  readonly __typename?: 'StageTiming';
  readonly ms: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
};

/** A completion of what is being typed. */
export type Suggestion = {
  readonly __typename?: 'Suggestion';
  readonly kind: SuggestionKind;
  readonly text: Scalars['String']['output'];
};

export type SuggestionKind =
  /** A brand, or a brand and a category together. */
  | 'BRAND'
  | 'CATEGORY'
  /** Asked by several people lately, and it finds something. */
  | 'QUERY'
  /** A product's title. */
  | 'TITLE';

export type SynonymAction = {
  readonly __typename?: 'SynonymAction';
  /** Asked for it, the others are found too; null: each of the phrases also finds the others. */
  readonly from?: Maybe<Scalars['String']['output']>;
  readonly phrases: ReadonlyArray<Scalars['String']['output']>;
};

export type SynonymActionInput = {
  /** Null: each of the phrases also finds the others. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  readonly phrases: ReadonlyArray<Scalars['String']['input']>;
};

export type SynonymReading = {
  readonly __typename?: 'SynonymReading';
  /** What stands for it, as the shop writes it. */
  readonly instead: ReadonlyArray<Scalars['String']['output']>;
  /** A word or a phrase of the query. */
  readonly said: Scalars['String']['output'];
};

export type TermsFacet = Facet & {
  readonly __typename?: 'TermsFacet';
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  /** Matches whose value is not in the list. */
  readonly otherCount: Scalars['Int']['output'];
  /** Most frequent first. */
  readonly values: ReadonlyArray<FacetValue>;
};

/** Any of the values, of `brand`, `category` or an attribute's key. */
export type TermsFilterInput = {
  readonly anyOf: ReadonlyArray<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
};

export type TrackEventsError = ValidationError;

/**
 * At most 1,000 events, batched and idempotent: the same eventId of one user is stored once, however often it is sent.
 * Stored durably before it is acknowledged. An event that can't be taken is an error of its own; the others go in.
 */
export type TrackEventsInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly events: ReadonlyArray<EventInput>;
  /** By default the viewer's. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** By default the viewer; of others, services alone may tell. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type TrackEventsPayload = {
  readonly __typename?: 'TrackEventsPayload';
  /** Rows stored now: an impression or purchase counts once for each of its products. */
  readonly accepted: Scalars['Int']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Rows that were there already. */
  readonly duplicates: Scalars['Int']['output'];
  /** `path` says which: ["events", index, …]. */
  readonly errors: ReadonlyArray<TrackEventsError>;
};

export type UpdateRuleInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly expectedVersion: Scalars['Int']['input'];
  readonly id: Scalars['ID']['input'];
  readonly rule: RuleInput;
};

/** Every expected failure implements this. Clients match on __typename and always have message. */
export type UserError = {
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What a shopper did, and the taste it speaks of; read through, so that an event acknowledged a moment ago is in it. */
export type UserProfile = {
  readonly __typename?: 'UserProfile';
  /** Heaviest first. */
  readonly affinities: ReadonlyArray<Affinity>;
  /** The instant up to which everything is in. */
  readonly asOf: Scalars['DateTime']['output'];
  readonly consent: Consent;
  readonly id: Scalars['ID']['output'];
  /** All interactions ever. */
  readonly interactionCount: Scalars['Int']['output'];
  /** Newest first, at most 50. */
  readonly recentInteractions: ReadonlyArray<RecentInteraction>;
  /** Shoppers whose behaviour the live model holds for the nearest; empty for one it has not met. */
  readonly similarUsers?: Maybe<ReadonlyArray<SimilarUser>>;
};

/** What a shopper did, and the taste it speaks of; read through, so that an event acknowledged a moment ago is in it. */
export type UserProfileaffinitiesArgs = {
  first?: Scalars['Int']['input'];
  kind?: InputMaybe<AffinityKind>;
};

/** What a shopper did, and the taste it speaks of; read through, so that an event acknowledged a moment ago is in it. */
export type UserProfilerecentInteractionsArgs = {
  first?: Scalars['Int']['input'];
};

/** What a shopper did, and the taste it speaks of; read through, so that an event acknowledged a moment ago is in it. */
export type UserProfilesimilarUsersArgs = {
  first?: Scalars['Int']['input'];
};

export type UserProfileResult = ForbiddenError | NotFoundError | UserProfile | ValidationError;

export type ValidationError = UserError & {
  readonly __typename?: 'ValidationError';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/**
 * From a token or an API key. A gateway in development that has no setting of authentication believes the headers `x-user-id`,
 * `x-session-id` and `x-role`, and says so in every answer.
 */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The user id; for an anonymous viewer it is made from the session. */
  readonly id: Scalars['ID']['output'];
  readonly role: Role;
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  readonly sessionId: Scalars['ID']['output'];
  readonly userId?: Maybe<Scalars['ID']['output']>;
};

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<
  TResult,
  TKey extends string,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo,
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  obj: T,
  context: TContext,
  info: GraphQLResolveInfo,
) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<
  TResult = Record<PropertyKey, never>,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  PreviewRulesResult:
    | (Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' })
    | (NotFoundError & { __typename: 'NotFoundError' })
    | (Omit<RulesPreview, 'after' | 'before' | 'moves'> & {
        after: _RefType['RankingPreview'];
        before: _RefType['RankingPreview'];
        moves: ReadonlyArray<_RefType['RankingMove']>;
      } & { __typename: 'RulesPreview' })
    | (ValidationError & { __typename: 'ValidationError' });
  RuleAction:
    | (Omit<BoostAction, 'items'> & { items: _RefType['RuleItems'] } & { __typename: 'BoostAction' })
    | (Omit<BuryAction, 'items'> & { items: _RefType['RuleItems'] } & { __typename: 'BuryAction' })
    | (Omit<FilterAction, 'filters'> & { filters: ReadonlyArray<_RefType['RuleFilter']> } & {
        __typename: 'FilterAction';
      })
    | (Omit<HideAction, 'items'> & { items: _RefType['RuleItems'] } & { __typename: 'HideAction' })
    | (PinAction & { __typename: 'PinAction' })
    | (RedirectAction & { __typename: 'RedirectAction' })
    | (SynonymAction & { __typename: 'SynonymAction' });
  RuleError:
    | (ConflictError & { __typename: 'ConflictError' })
    | (Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' })
    | (NotFoundError & { __typename: 'NotFoundError' })
    | (ValidationError & { __typename: 'ValidationError' });
  TrackEventsError: ValidationError & { __typename: 'ValidationError' };
  UserProfileResult:
    | (Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' })
    | (NotFoundError & { __typename: 'NotFoundError' })
    | (UserProfileSource & { __typename: 'UserProfile' })
    | (ValidationError & { __typename: 'ValidationError' });
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Facet: (RangeFacetSource & { __typename: 'RangeFacet' }) | (TermsFacetSource & { __typename: 'TermsFacet' });
  UserError:
    | (ConflictError & { __typename: 'ConflictError' })
    | (Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' })
    | (NotFoundError & { __typename: 'NotFoundError' })
    | (RateLimitedError & { __typename: 'RateLimitedError' })
    | (ValidationError & { __typename: 'ValidationError' });
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Affinity: ResolverTypeWrapper<AffinitySource>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AffinityKind: ResolverTypeWrapper<'BRAND' | 'CATEGORY' | 'COLOR' | 'PRICE_BAND'>;
  AppliedRule: ResolverTypeWrapper<AppliedRuleSource>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ArchiveRuleInput: ArchiveRuleInput;
  AttributeMention: ResolverTypeWrapper<AttributeMention>;
  Availability: ResolverTypeWrapper<'IN_STOCK' | 'LOW_STOCK' | 'OUT_OF_STOCK' | 'PREORDER'>;
  BoostAction: ResolverTypeWrapper<Omit<BoostAction, 'items'> & { items: ResolversTypes['RuleItems'] }>;
  Brand: ResolverTypeWrapper<BrandSource>;
  BuryAction: ResolverTypeWrapper<Omit<BuryAction, 'items'> & { items: ResolversTypes['RuleItems'] }>;
  CandidateSource: ResolverTypeWrapper<'LEXICAL' | 'SEMANTIC' | 'VISUAL' | 'BEHAVIOURAL' | 'TRENDING' | 'NEW' | 'RULE'>;
  CartInput: CartInput;
  CatalogueInfo: ResolverTypeWrapper<CatalogueInfoSource>;
  Category: ResolverTypeWrapper<CategorySource>;
  ClickInput: ClickInput;
  ConflictError: ResolverTypeWrapper<ConflictError>;
  Consent: ResolverTypeWrapper<Consent>;
  Contribution: ResolverTypeWrapper<ContributionSource>;
  Count: ResolverTypeWrapper<Omit<Count, 'relation'> & { relation: ResolversTypes['CountRelation'] }>;
  CountRelation: ResolverTypeWrapper<'EXACT' | 'AT_LEAST'>;
  CreateRuleInput: CreateRuleInput;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Degradation: ResolverTypeWrapper<
    | 'MODEL_UNAVAILABLE'
    | 'SEMANTIC_UNAVAILABLE'
    | 'PHOTOGRAPH_UNAVAILABLE'
    | 'PROFILE_UNAVAILABLE'
    | 'CATALOGUE_STALE'
    | 'RULES_STALE'
    | 'DEADLINE_EXCEEDED'
    | 'NOT_LOGGED'
  >;
  DwellInput: DwellInput;
  EventInput: EventInput;
  EventPayloadInput: EventPayloadInput;
  Facet: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Facet']>;
  FacetValue: ResolverTypeWrapper<FacetValueSource>;
  FilterAction: ResolverTypeWrapper<
    Omit<FilterAction, 'filters'> & { filters: ReadonlyArray<ResolversTypes['RuleFilter']> }
  >;
  FilterInput: FilterInput;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'requires'> & { requires: ResolversTypes['Role'] }>;
  HideAction: ResolverTypeWrapper<Omit<HideAction, 'items'> & { items: ResolversTypes['RuleItems'] }>;
  Image: ResolverTypeWrapper<ImageSource>;
  ImageQueryInput: ImageQueryInput;
  ImpressionInput: ImpressionInput;
  InteractionKind: ResolverTypeWrapper<'CLICK' | 'CART' | 'PURCHASE' | 'RATING' | 'RETURN' | 'DWELL'>;
  MerchandisingRule: ResolverTypeWrapper<MerchandisingRuleSource>;
  MerchandisingRuleConnection: ResolverTypeWrapper<
    Omit<MerchandisingRuleConnection, 'edges' | 'nodes' | 'totalCount'> & {
      edges: ReadonlyArray<ResolversTypes['MerchandisingRuleEdge']>;
      nodes: ReadonlyArray<ResolversTypes['MerchandisingRule']>;
      totalCount: ResolversTypes['Count'];
    }
  >;
  MerchandisingRuleEdge: ResolverTypeWrapper<
    Omit<MerchandisingRuleEdge, 'node'> & { node: ResolversTypes['MerchandisingRule'] }
  >;
  ModalityInfo: ResolverTypeWrapper<ModalityInfo>;
  ModelInfo: ResolverTypeWrapper<ModelInfoSource>;
  ModelMetric: ResolverTypeWrapper<ModelMetric>;
  ModelVersion: ResolverTypeWrapper<ModelVersionSource>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  OffsetActionInput: OffsetActionInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PersonalizationInput: PersonalizationInput;
  PinAction: ResolverTypeWrapper<PinAction>;
  PinActionInput: PinActionInput;
  PreviewItem: ResolverTypeWrapper<
    Omit<PreviewItem, 'product' | 'rules'> & {
      product: ResolversTypes['Product'];
      rules: ReadonlyArray<ResolversTypes['AppliedRule']>;
    }
  >;
  PreviewRulesInput: PreviewRulesInput;
  PreviewRulesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PreviewRulesResult']>;
  PriceReading: ResolverTypeWrapper<PriceReading>;
  Product: ResolverTypeWrapper<ProductSource>;
  ProductAttribute: ResolverTypeWrapper<ProductAttributeSource>;
  PublishRuleInput: PublishRuleInput;
  PurchaseInput: PurchaseInput;
  PurchaseLineInput: PurchaseLineInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryMatch: ResolverTypeWrapper<'EXACT' | 'CONTAINS' | 'ANY_WORD' | 'PREFIX'>;
  QueryReading: ResolverTypeWrapper<QueryReading>;
  RangeFacet: ResolverTypeWrapper<RangeFacetSource>;
  RangeFilterInput: RangeFilterInput;
  RankingExplanation: ResolverTypeWrapper<RankingExplanationSource>;
  RankingModelInfo: ResolverTypeWrapper<RankingModelInfo>;
  RankingMove: ResolverTypeWrapper<Omit<RankingMove, 'product'> & { product: ResolversTypes['Product'] }>;
  RankingPreview: ResolverTypeWrapper<
    Omit<RankingPreview, 'degraded' | 'items' | 'rules' | 'totalCount'> & {
      degraded: ReadonlyArray<ResolversTypes['Degradation']>;
      items: ReadonlyArray<ResolversTypes['PreviewItem']>;
      rules: ReadonlyArray<ResolversTypes['AppliedRule']>;
      totalCount: ResolversTypes['Count'];
    }
  >;
  RateLimitedError: ResolverTypeWrapper<RateLimitedError>;
  Rating: ResolverTypeWrapper<Rating>;
  RatingInput: RatingInput;
  RecentInteraction: ResolverTypeWrapper<RecentInteractionSource>;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionSource>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeSource>;
  RecommendationPlacement: ResolverTypeWrapper<'HOME' | 'PDP' | 'CART' | 'CATEGORY' | 'SEARCH_ZERO_RESULTS'>;
  RedirectAction: ResolverTypeWrapper<RedirectAction>;
  Relaxation: ResolverTypeWrapper<Omit<Relaxation, 'kind'> & { kind: ResolversTypes['RelaxationKind'] }>;
  RelaxationKind: ResolverTypeWrapper<'PRICE' | 'FILTER' | 'WORDS'>;
  ReturnInput: ReturnInput;
  RevertRuleInput: RevertRuleInput;
  Role: ResolverTypeWrapper<'ANONYMOUS' | 'SHOPPER' | 'ANALYST' | 'MERCHANDISER' | 'ADMIN' | 'SERVICE'>;
  RuleAction: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RuleAction']>;
  RuleActionInput: RuleActionInput;
  RuleAuthor: ResolverTypeWrapper<Omit<RuleAuthor, 'role'> & { role: ResolversTypes['Role'] }>;
  RuleChange: ResolverTypeWrapper<'CREATE' | 'UPDATE' | 'PUBLISH' | 'ARCHIVE' | 'REVERT'>;
  RuleCondition: ResolverTypeWrapper<
    Omit<RuleCondition, 'query'> & { query?: Maybe<ResolversTypes['RuleQueryPattern']> }
  >;
  RuleConditionInput: RuleConditionInput;
  RuleError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RuleError']>;
  RuleFilter: ResolverTypeWrapper<
    Omit<RuleFilter, 'availability'> & { availability?: Maybe<ReadonlyArray<ResolversTypes['Availability']>> }
  >;
  RuleFilterInput: RuleFilterInput;
  RuleInput: RuleInput;
  RuleItems: ResolverTypeWrapper<
    Omit<RuleItems, 'filters'> & { filters?: Maybe<ReadonlyArray<ResolversTypes['RuleFilter']>> }
  >;
  RuleItemsInput: RuleItemsInput;
  RuleKind: ResolverTypeWrapper<'PIN' | 'BOOST' | 'BURY' | 'HIDE' | 'FILTER' | 'REDIRECT' | 'SYNONYM'>;
  RulePayload: ResolverTypeWrapper<
    Omit<RulePayload, 'errors' | 'rule'> & {
      errors: ReadonlyArray<ResolversTypes['RuleError']>;
      rule?: Maybe<ResolversTypes['MerchandisingRule']>;
    }
  >;
  RuleQueryPattern: ResolverTypeWrapper<Omit<RuleQueryPattern, 'match'> & { match: ResolversTypes['QueryMatch'] }>;
  RuleQueryPatternInput: RuleQueryPatternInput;
  RuleRevision: ResolverTypeWrapper<RuleRevisionSource>;
  RuleRevisionConnection: ResolverTypeWrapper<
    Omit<RuleRevisionConnection, 'edges' | 'nodes'> & {
      edges: ReadonlyArray<ResolversTypes['RuleRevisionEdge']>;
      nodes: ReadonlyArray<ResolversTypes['RuleRevision']>;
    }
  >;
  RuleRevisionEdge: ResolverTypeWrapper<Omit<RuleRevisionEdge, 'node'> & { node: ResolversTypes['RuleRevision'] }>;
  RuleStatus: ResolverTypeWrapper<'DRAFT' | 'PUBLISHED' | 'ARCHIVED'>;
  RulesPreview: ResolverTypeWrapper<
    Omit<RulesPreview, 'after' | 'before' | 'moves'> & {
      after: ResolversTypes['RankingPreview'];
      before: ResolversTypes['RankingPreview'];
      moves: ReadonlyArray<ResolversTypes['RankingMove']>;
    }
  >;
  ScorePart: ResolverTypeWrapper<'TEXT' | 'IMAGE' | 'ATTRIBUTES' | 'NUMERIC' | 'BEHAVIOUR' | 'QUERY_MATCH' | 'CONTEXT'>;
  SearchConnection: ResolverTypeWrapper<SearchConnectionSource>;
  SearchEdge: ResolverTypeWrapper<SearchEdgeSource>;
  SearchInput: SearchInput;
  SearchSort: ResolverTypeWrapper<'RELEVANCE' | 'PRICE_ASC' | 'PRICE_DESC' | 'NEWEST' | 'RATING' | 'POPULARITY'>;
  SearchTiming: ResolverTypeWrapper<SearchTiming>;
  SimilarUser: ResolverTypeWrapper<SimilarUser>;
  SimilarityMode: ResolverTypeWrapper<'VISUAL' | 'TEXTUAL' | 'COLLABORATIVE' | 'MULTIMODAL'>;
  StageTiming: ResolverTypeWrapper<StageTiming>;
  Suggestion: ResolverTypeWrapper<Omit<Suggestion, 'kind'> & { kind: ResolversTypes['SuggestionKind'] }>;
  SuggestionKind: ResolverTypeWrapper<'QUERY' | 'CATEGORY' | 'BRAND' | 'TITLE'>;
  SynonymAction: ResolverTypeWrapper<SynonymAction>;
  SynonymActionInput: SynonymActionInput;
  SynonymReading: ResolverTypeWrapper<SynonymReading>;
  TermsFacet: ResolverTypeWrapper<TermsFacetSource>;
  TermsFilterInput: TermsFilterInput;
  TrackEventsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TrackEventsError']>;
  TrackEventsInput: TrackEventsInput;
  TrackEventsPayload: ResolverTypeWrapper<
    Omit<TrackEventsPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['TrackEventsError']> }
  >;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateRuleInput: UpdateRuleInput;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserProfile: ResolverTypeWrapper<UserProfileSource>;
  UserProfileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UserProfileResult']>;
  ValidationError: ResolverTypeWrapper<ValidationError>;
  Viewer: ResolverTypeWrapper<Omit<Viewer, 'role'> & { role: ResolversTypes['Role'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Affinity: AffinitySource;
  Float: Scalars['Float']['output'];
  AppliedRule: AppliedRuleSource;
  ID: Scalars['ID']['output'];
  ArchiveRuleInput: ArchiveRuleInput;
  AttributeMention: AttributeMention;
  BoostAction: Omit<BoostAction, 'items'> & { items: ResolversParentTypes['RuleItems'] };
  Brand: BrandSource;
  BuryAction: Omit<BuryAction, 'items'> & { items: ResolversParentTypes['RuleItems'] };
  CartInput: CartInput;
  CatalogueInfo: CatalogueInfoSource;
  Category: CategorySource;
  ClickInput: ClickInput;
  ConflictError: ConflictError;
  Consent: Consent;
  Contribution: ContributionSource;
  Count: Count;
  CreateRuleInput: CreateRuleInput;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DwellInput: DwellInput;
  EventInput: EventInput;
  EventPayloadInput: EventPayloadInput;
  Facet: ResolversInterfaceTypes<ResolversParentTypes>['Facet'];
  FacetValue: FacetValueSource;
  FilterAction: Omit<FilterAction, 'filters'> & { filters: ReadonlyArray<ResolversParentTypes['RuleFilter']> };
  FilterInput: FilterInput;
  ForbiddenError: ForbiddenError;
  HideAction: Omit<HideAction, 'items'> & { items: ResolversParentTypes['RuleItems'] };
  Image: ImageSource;
  ImageQueryInput: ImageQueryInput;
  ImpressionInput: ImpressionInput;
  MerchandisingRule: MerchandisingRuleSource;
  MerchandisingRuleConnection: Omit<MerchandisingRuleConnection, 'edges' | 'nodes' | 'totalCount'> & {
    edges: ReadonlyArray<ResolversParentTypes['MerchandisingRuleEdge']>;
    nodes: ReadonlyArray<ResolversParentTypes['MerchandisingRule']>;
    totalCount: ResolversParentTypes['Count'];
  };
  MerchandisingRuleEdge: Omit<MerchandisingRuleEdge, 'node'> & { node: ResolversParentTypes['MerchandisingRule'] };
  ModalityInfo: ModalityInfo;
  ModelInfo: ModelInfoSource;
  ModelMetric: ModelMetric;
  ModelVersion: ModelVersionSource;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFoundError: NotFoundError;
  OffsetActionInput: OffsetActionInput;
  PageInfo: PageInfo;
  PersonalizationInput: PersonalizationInput;
  PinAction: PinAction;
  PinActionInput: PinActionInput;
  PreviewItem: Omit<PreviewItem, 'product' | 'rules'> & {
    product: ResolversParentTypes['Product'];
    rules: ReadonlyArray<ResolversParentTypes['AppliedRule']>;
  };
  PreviewRulesInput: PreviewRulesInput;
  PreviewRulesResult: ResolversUnionTypes<ResolversParentTypes>['PreviewRulesResult'];
  PriceReading: PriceReading;
  Product: ProductSource;
  ProductAttribute: ProductAttributeSource;
  PublishRuleInput: PublishRuleInput;
  PurchaseInput: PurchaseInput;
  PurchaseLineInput: PurchaseLineInput;
  Query: Record<PropertyKey, never>;
  QueryReading: QueryReading;
  RangeFacet: RangeFacetSource;
  RangeFilterInput: RangeFilterInput;
  RankingExplanation: RankingExplanationSource;
  RankingModelInfo: RankingModelInfo;
  RankingMove: Omit<RankingMove, 'product'> & { product: ResolversParentTypes['Product'] };
  RankingPreview: Omit<RankingPreview, 'items' | 'rules' | 'totalCount'> & {
    items: ReadonlyArray<ResolversParentTypes['PreviewItem']>;
    rules: ReadonlyArray<ResolversParentTypes['AppliedRule']>;
    totalCount: ResolversParentTypes['Count'];
  };
  RateLimitedError: RateLimitedError;
  Rating: Rating;
  RatingInput: RatingInput;
  RecentInteraction: RecentInteractionSource;
  RecommendationConnection: RecommendationConnectionSource;
  RecommendationEdge: RecommendationEdgeSource;
  RedirectAction: RedirectAction;
  Relaxation: Relaxation;
  ReturnInput: ReturnInput;
  RevertRuleInput: RevertRuleInput;
  RuleAction: ResolversUnionTypes<ResolversParentTypes>['RuleAction'];
  RuleActionInput: RuleActionInput;
  RuleAuthor: RuleAuthor;
  RuleCondition: Omit<RuleCondition, 'query'> & { query?: Maybe<ResolversParentTypes['RuleQueryPattern']> };
  RuleConditionInput: RuleConditionInput;
  RuleError: ResolversUnionTypes<ResolversParentTypes>['RuleError'];
  RuleFilter: RuleFilter;
  RuleFilterInput: RuleFilterInput;
  RuleInput: RuleInput;
  RuleItems: Omit<RuleItems, 'filters'> & { filters?: Maybe<ReadonlyArray<ResolversParentTypes['RuleFilter']>> };
  RuleItemsInput: RuleItemsInput;
  RulePayload: Omit<RulePayload, 'errors' | 'rule'> & {
    errors: ReadonlyArray<ResolversParentTypes['RuleError']>;
    rule?: Maybe<ResolversParentTypes['MerchandisingRule']>;
  };
  RuleQueryPattern: RuleQueryPattern;
  RuleQueryPatternInput: RuleQueryPatternInput;
  RuleRevision: RuleRevisionSource;
  RuleRevisionConnection: Omit<RuleRevisionConnection, 'edges' | 'nodes'> & {
    edges: ReadonlyArray<ResolversParentTypes['RuleRevisionEdge']>;
    nodes: ReadonlyArray<ResolversParentTypes['RuleRevision']>;
  };
  RuleRevisionEdge: Omit<RuleRevisionEdge, 'node'> & { node: ResolversParentTypes['RuleRevision'] };
  RulesPreview: Omit<RulesPreview, 'after' | 'before' | 'moves'> & {
    after: ResolversParentTypes['RankingPreview'];
    before: ResolversParentTypes['RankingPreview'];
    moves: ReadonlyArray<ResolversParentTypes['RankingMove']>;
  };
  SearchConnection: SearchConnectionSource;
  SearchEdge: SearchEdgeSource;
  SearchInput: SearchInput;
  SearchTiming: SearchTiming;
  SimilarUser: SimilarUser;
  StageTiming: StageTiming;
  Suggestion: Suggestion;
  SynonymAction: SynonymAction;
  SynonymActionInput: SynonymActionInput;
  SynonymReading: SynonymReading;
  TermsFacet: TermsFacetSource;
  TermsFilterInput: TermsFilterInput;
  TrackEventsError: ResolversUnionTypes<ResolversParentTypes>['TrackEventsError'];
  TrackEventsInput: TrackEventsInput;
  TrackEventsPayload: Omit<TrackEventsPayload, 'errors'> & {
    errors: ReadonlyArray<ResolversParentTypes['TrackEventsError']>;
  };
  URL: Scalars['URL']['output'];
  UpdateRuleInput: UpdateRuleInput;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  UserProfile: UserProfileSource;
  UserProfileResult: ResolversUnionTypes<ResolversParentTypes>['UserProfileResult'];
  ValidationError: ValidationError;
  Viewer: Viewer;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type authDirectiveArgs = {
  owner?: Scalars['Boolean']['input'];
  requires: Role;
};

export type authDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = authDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type costDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type costDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = costDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type listSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type listSizeDirectiveResolver<
  Result,
  Parent,
  ContextType = RequestContext,
  Args = listSizeDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AffinityResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Affinity'] = ResolversParentTypes['Affinity'],
> = {
  evidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AffinityKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AffinityKindResolvers = EnumResolverSignature<
  { BRAND?: any; CATEGORY?: any; COLOR?: any; PRICE_BAND?: any },
  ResolversTypes['AffinityKind']
>;

export type AppliedRuleResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AppliedRule'] = ResolversParentTypes['AppliedRule'],
> = {
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RuleKind'], ParentType, ContextType>;
  logOdds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AttributeMentionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AttributeMention'] = ResolversParentTypes['AttributeMention'],
> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AvailabilityResolvers = EnumResolverSignature<
  { IN_STOCK?: any; LOW_STOCK?: any; OUT_OF_STOCK?: any; PREORDER?: any },
  ResolversTypes['Availability']
>;

export type BoostActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BoostAction'] = ResolversParentTypes['BoostAction'],
> = {
  by?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['RuleItems'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BrandResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BuryActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BuryAction'] = ResolversParentTypes['BuryAction'],
> = {
  by?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['RuleItems'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CandidateSourceResolvers = EnumResolverSignature<
  { BEHAVIOURAL?: any; LEXICAL?: any; NEW?: any; RULE?: any; SEMANTIC?: any; TRENDING?: any; VISUAL?: any },
  ResolversTypes['CandidateSource']
>;

export type CatalogueInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CatalogueInfo'] = ResolversParentTypes['CatalogueInfo'],
> = {
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  simulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CategoryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConflictErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError'],
> = {
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsentResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent'],
> = {
  analytics?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ContributionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution'],
> = {
  evidence?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  part?: Resolver<ResolversTypes['ScorePart'], ParentType, ContextType>;
  shapley?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CountResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count'],
> = {
  relation?: Resolver<ResolversTypes['CountRelation'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountRelationResolvers = EnumResolverSignature<
  { AT_LEAST?: any; EXACT?: any },
  ResolversTypes['CountRelation']
>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DegradationResolvers = EnumResolverSignature<
  {
    CATALOGUE_STALE?: any;
    DEADLINE_EXCEEDED?: any;
    MODEL_UNAVAILABLE?: any;
    NOT_LOGGED?: any;
    PHOTOGRAPH_UNAVAILABLE?: any;
    PROFILE_UNAVAILABLE?: any;
    RULES_STALE?: any;
    SEMANTIC_UNAVAILABLE?: any;
  },
  ResolversTypes['Degradation']
>;

export type FacetResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet'],
> = {
  __resolveType?: TypeResolveFn<'RangeFacet' | 'TermsFacet', ParentType, ContextType>;
};

export type FacetValueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue'],
> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FilterActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['FilterAction'] = ResolversParentTypes['FilterAction'],
> = {
  filters?: Resolver<ReadonlyArray<ResolversTypes['RuleFilter']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ForbiddenErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ForbiddenError'] = ResolversParentTypes['ForbiddenError'],
> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  requires?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HideActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['HideAction'] = ResolversParentTypes['HideAction'],
> = {
  items?: Resolver<ResolversTypes['RuleItems'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image'],
> = {
  alt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InteractionKindResolvers = EnumResolverSignature<
  { CART?: any; CLICK?: any; DWELL?: any; PURCHASE?: any; RATING?: any; RETURN?: any },
  ResolversTypes['InteractionKind']
>;

export type MerchandisingRuleResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MerchandisingRule'] = ResolversParentTypes['MerchandisingRule'],
> = {
  action?: Resolver<ResolversTypes['RuleAction'], ParentType, ContextType>;
  condition?: Resolver<ResolversTypes['RuleCondition'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['RuleAuthor'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasUnpublishedChanges?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RuleKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revisions?: Resolver<
    ResolversTypes['RuleRevisionConnection'],
    ParentType,
    ContextType,
    RequireFields<MerchandisingRulerevisionsArgs, 'first'>
  >;
  status?: Resolver<ResolversTypes['RuleStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<ResolversTypes['RuleAuthor'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MerchandisingRuleConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MerchandisingRuleConnection'] =
    ResolversParentTypes['MerchandisingRuleConnection'],
> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MerchandisingRuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MerchandisingRule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type MerchandisingRuleEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MerchandisingRuleEdge'] = ResolversParentTypes['MerchandisingRuleEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MerchandisingRule'], ParentType, ContextType>;
};

export type ModalityInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ModalityInfo'] = ResolversParentTypes['ModalityInfo'],
> = {
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModelInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ModelInfo'] = ResolversParentTypes['ModelInfo'],
> = {
  catalogue?: Resolver<ResolversTypes['CatalogueInfo'], ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['ModelVersion']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ModelMetricResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ModelMetric'] = ResolversParentTypes['ModelMetric'],
> = {
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelVersionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ModelVersion'] = ResolversParentTypes['ModelVersion'],
> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  crossFeatures?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['ModelMetric']>, ParentType, ContextType>;
  modalities?: Resolver<ReadonlyArray<ResolversTypes['ModalityInfo']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MoneyResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money'],
> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation'],
> = {
  archiveRule?: Resolver<
    Maybe<ResolversTypes['RulePayload']>,
    ParentType,
    ContextType,
    RequireFields<MutationarchiveRuleArgs, 'input'>
  >;
  createRule?: Resolver<
    Maybe<ResolversTypes['RulePayload']>,
    ParentType,
    ContextType,
    RequireFields<MutationcreateRuleArgs, 'input'>
  >;
  publishRule?: Resolver<
    Maybe<ResolversTypes['RulePayload']>,
    ParentType,
    ContextType,
    RequireFields<MutationpublishRuleArgs, 'input'>
  >;
  revertRule?: Resolver<
    Maybe<ResolversTypes['RulePayload']>,
    ParentType,
    ContextType,
    RequireFields<MutationrevertRuleArgs, 'input'>
  >;
  trackEvents?: Resolver<
    Maybe<ResolversTypes['TrackEventsPayload']>,
    ParentType,
    ContextType,
    RequireFields<MutationtrackEventsArgs, 'input'>
  >;
  updateRule?: Resolver<
    Maybe<ResolversTypes['RulePayload']>,
    ParentType,
    ContextType,
    RequireFields<MutationupdateRuleArgs, 'input'>
  >;
};

export type NotFoundErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo'],
> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PinActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PinAction'] = ResolversParentTypes['PinAction'],
> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PreviewItemResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PreviewItem'] = ResolversParentTypes['PreviewItem'],
> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PreviewRulesResultResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PreviewRulesResult'] = ResolversParentTypes['PreviewRulesResult'],
> = {
  __resolveType?: TypeResolveFn<
    'ForbiddenError' | 'NotFoundError' | 'RulesPreview' | 'ValidationError',
    ParentType,
    ContextType
  >;
};

export type PriceReadingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PriceReading'] = ResolversParentTypes['PriceReading'],
> = {
  max?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProductResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'],
> = {
  attributes?: Resolver<
    ReadonlyArray<ResolversTypes['ProductAttribute']>,
    ParentType,
    ContextType,
    Partial<ProductattributesArgs>
  >;
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  breadcrumbs?: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  compareAtPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<
    ResolversTypes['String'],
    ParentType,
    ContextType,
    RequireFields<ProductdescriptionArgs, 'maxLength'>
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Rating']>, ParentType, ContextType>;
  similarItems?: Resolver<
    Maybe<ResolversTypes['RecommendationConnection']>,
    ParentType,
    ContextType,
    RequireFields<ProductsimilarItemsArgs, 'first' | 'mode'>
  >;
  simulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProductAttributeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductAttribute'] = ResolversParentTypes['ProductAttribute'],
> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query'],
> = {
  modelInfo?: Resolver<Maybe<ResolversTypes['ModelInfo']>, ParentType, ContextType>;
  previewRules?: Resolver<
    Maybe<ResolversTypes['PreviewRulesResult']>,
    ParentType,
    ContextType,
    RequireFields<QuerypreviewRulesArgs, 'input'>
  >;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryproductArgs, 'id'>>;
  products?: Resolver<
    Maybe<ReadonlyArray<Maybe<ResolversTypes['Product']>>>,
    ParentType,
    ContextType,
    RequireFields<QueryproductsArgs, 'ids'>
  >;
  recommendations?: Resolver<
    Maybe<ResolversTypes['RecommendationConnection']>,
    ParentType,
    ContextType,
    RequireFields<QueryrecommendationsArgs, 'first' | 'placement'>
  >;
  rule?: Resolver<
    Maybe<ResolversTypes['MerchandisingRule']>,
    ParentType,
    ContextType,
    RequireFields<QueryruleArgs, 'id'>
  >;
  ruleHistory?: Resolver<
    Maybe<ResolversTypes['RuleRevisionConnection']>,
    ParentType,
    ContextType,
    RequireFields<QueryruleHistoryArgs, 'first'>
  >;
  rules?: Resolver<
    Maybe<ResolversTypes['MerchandisingRuleConnection']>,
    ParentType,
    ContextType,
    RequireFields<QueryrulesArgs, 'first'>
  >;
  searchRanked?: Resolver<
    Maybe<ResolversTypes['SearchConnection']>,
    ParentType,
    ContextType,
    RequireFields<QuerysearchRankedArgs, 'first' | 'input'>
  >;
  similarItems?: Resolver<
    Maybe<ResolversTypes['RecommendationConnection']>,
    ParentType,
    ContextType,
    RequireFields<QuerysimilarItemsArgs, 'first' | 'mode' | 'productId'>
  >;
  suggest?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Suggestion']>>,
    ParentType,
    ContextType,
    RequireFields<QuerysuggestArgs, 'first' | 'prefix'>
  >;
  userProfile?: Resolver<
    Maybe<ResolversTypes['UserProfileResult']>,
    ParentType,
    ContextType,
    Partial<QueryuserProfileArgs>
  >;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type QueryMatchResolvers = EnumResolverSignature<
  { ANY_WORD?: any; CONTAINS?: any; EXACT?: any; PREFIX?: any },
  ResolversTypes['QueryMatch']
>;

export type QueryReadingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['QueryReading'] = ResolversParentTypes['QueryReading'],
> = {
  mentions?: Resolver<ReadonlyArray<ResolversTypes['AttributeMention']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['PriceReading']>, ParentType, ContextType>;
  synonyms?: Resolver<ReadonlyArray<ResolversTypes['SynonymReading']>, ParentType, ContextType>;
  unknownWords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RangeFacetResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RangeFacet'] = ResolversParentTypes['RangeFacet'],
> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RankingExplanationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RankingExplanation'] = ResolversParentTypes['RankingExplanation'],
> = {
  baselineLogit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RankingModelInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RankingModelInfo'] = ResolversParentTypes['RankingModelInfo'],
> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RankingMoveResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RankingMove'] = ResolversParentTypes['RankingMove'],
> = {
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RankingPreviewResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RankingPreview'] = ResolversParentTypes['RankingPreview'],
> = {
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['PreviewItem']>, ParentType, ContextType>;
  redirect?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type RateLimitedErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RateLimitedError'] = ResolversParentTypes['RateLimitedError'],
> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RatingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Rating'] = ResolversParentTypes['Rating'],
> = {
  average?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecentInteractionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RecentInteraction'] = ResolversParentTypes['RecentInteraction'],
> = {
  kind?: Resolver<ResolversTypes['InteractionKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RecommendationConnection'] =
    ResolversParentTypes['RecommendationConnection'],
> = {
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['RankingModelInfo'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  trackingToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecommendationPlacementResolvers = EnumResolverSignature<
  { CART?: any; CATEGORY?: any; HOME?: any; PDP?: any; SEARCH_ZERO_RESULTS?: any },
  ResolversTypes['RecommendationPlacement']
>;

export type RedirectActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RedirectAction'] = ResolversParentTypes['RedirectAction'],
> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RelaxationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Relaxation'] = ResolversParentTypes['Relaxation'],
> = {
  kind?: Resolver<ResolversTypes['RelaxationKind'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RelaxationKindResolvers = EnumResolverSignature<
  { FILTER?: any; PRICE?: any; WORDS?: any },
  ResolversTypes['RelaxationKind']
>;

export type RoleResolvers = EnumResolverSignature<
  { ADMIN?: any; ANALYST?: any; ANONYMOUS?: any; MERCHANDISER?: any; SERVICE?: any; SHOPPER?: any },
  ResolversTypes['Role']
>;

export type RuleActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleAction'] = ResolversParentTypes['RuleAction'],
> = {
  __resolveType?: TypeResolveFn<
    'BoostAction' | 'BuryAction' | 'FilterAction' | 'HideAction' | 'PinAction' | 'RedirectAction' | 'SynonymAction',
    ParentType,
    ContextType
  >;
};

export type RuleAuthorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleAuthor'] = ResolversParentTypes['RuleAuthor'],
> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RuleChangeResolvers = EnumResolverSignature<
  { ARCHIVE?: any; CREATE?: any; PUBLISH?: any; REVERT?: any; UPDATE?: any },
  ResolversTypes['RuleChange']
>;

export type RuleConditionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleCondition'] = ResolversParentTypes['RuleCondition'],
> = {
  category?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['RuleQueryPattern']>, ParentType, ContextType>;
  segments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RuleErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleError'] = ResolversParentTypes['RuleError'],
> = {
  __resolveType?: TypeResolveFn<
    'ConflictError' | 'ForbiddenError' | 'NotFoundError' | 'ValidationError',
    ParentType,
    ContextType
  >;
};

export type RuleFilterResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleFilter'] = ResolversParentTypes['RuleFilter'],
> = {
  anyOf?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Availability']>>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RuleItemsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleItems'] = ResolversParentTypes['RuleItems'],
> = {
  filters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RuleFilter']>>, ParentType, ContextType>;
  productIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type RuleKindResolvers = EnumResolverSignature<
  { BOOST?: any; BURY?: any; FILTER?: any; HIDE?: any; PIN?: any; REDIRECT?: any; SYNONYM?: any },
  ResolversTypes['RuleKind']
>;

export type RulePayloadResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RulePayload'] = ResolversParentTypes['RulePayload'],
> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['RuleError']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['MerchandisingRule']>, ParentType, ContextType>;
};

export type RuleQueryPatternResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleQueryPattern'] = ResolversParentTypes['RuleQueryPattern'],
> = {
  match?: Resolver<ResolversTypes['QueryMatch'], ParentType, ContextType>;
  phrases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RuleRevisionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleRevision'] = ResolversParentTypes['RuleRevision'],
> = {
  action?: Resolver<ResolversTypes['RuleAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['RuleAuthor'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['RuleChange'], ParentType, ContextType>;
  condition?: Resolver<ResolversTypes['RuleCondition'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RuleKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ruleId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RuleStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RuleRevisionConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleRevisionConnection'] = ResolversParentTypes['RuleRevisionConnection'],
> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RuleRevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RuleRevision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RuleRevisionEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RuleRevisionEdge'] = ResolversParentTypes['RuleRevisionEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RuleRevision'], ParentType, ContextType>;
};

export type RuleStatusResolvers = EnumResolverSignature<
  { ARCHIVED?: any; DRAFT?: any; PUBLISHED?: any },
  ResolversTypes['RuleStatus']
>;

export type RulesPreviewResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['RulesPreview'] = ResolversParentTypes['RulesPreview'],
> = {
  after?: Resolver<ResolversTypes['RankingPreview'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['RankingPreview'], ParentType, ContextType>;
  moves?: Resolver<ReadonlyArray<ResolversTypes['RankingMove']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScorePartResolvers = EnumResolverSignature<
  { ATTRIBUTES?: any; BEHAVIOUR?: any; CONTEXT?: any; IMAGE?: any; NUMERIC?: any; QUERY_MATCH?: any; TEXT?: any },
  ResolversTypes['ScorePart']
>;

export type SearchConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection'],
> = {
  correctedText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<
    ReadonlyArray<ResolversTypes['Facet']>,
    ParentType,
    ContextType,
    RequireFields<SearchConnectionfacetsArgs, 'valuesFirst'>
  >;
  model?: Resolver<ResolversTypes['RankingModelInfo'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  reading?: Resolver<ResolversTypes['QueryReading'], ParentType, ContextType>;
  redirect?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relaxations?: Resolver<ReadonlyArray<ResolversTypes['Relaxation']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  searchId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timing?: Resolver<Maybe<ResolversTypes['SearchTiming']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['RankingExplanation']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  pinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  trackingToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unexplained?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SearchSortResolvers = EnumResolverSignature<
  { NEWEST?: any; POPULARITY?: any; PRICE_ASC?: any; PRICE_DESC?: any; RATING?: any; RELEVANCE?: any },
  ResolversTypes['SearchSort']
>;

export type SearchTimingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SearchTiming'] = ResolversParentTypes['SearchTiming'],
> = {
  stages?: Resolver<ReadonlyArray<ResolversTypes['StageTiming']>, ParentType, ContextType>;
  totalMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SimilarUserResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SimilarUser'] = ResolversParentTypes['SimilarUser'],
> = {
  similarity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SimilarityModeResolvers = EnumResolverSignature<
  { COLLABORATIVE?: any; MULTIMODAL?: any; TEXTUAL?: any; VISUAL?: any },
  ResolversTypes['SimilarityMode']
>;

export type StageTimingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['StageTiming'] = ResolversParentTypes['StageTiming'],
> = {
  ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion'],
> = {
  kind?: Resolver<ResolversTypes['SuggestionKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionKindResolvers = EnumResolverSignature<
  { BRAND?: any; CATEGORY?: any; QUERY?: any; TITLE?: any },
  ResolversTypes['SuggestionKind']
>;

export type SynonymActionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SynonymAction'] = ResolversParentTypes['SynonymAction'],
> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phrases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SynonymReadingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SynonymReading'] = ResolversParentTypes['SynonymReading'],
> = {
  instead?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TermsFacetResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['TermsFacet'] = ResolversParentTypes['TermsFacet'],
> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrackEventsErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['TrackEventsError'] = ResolversParentTypes['TrackEventsError'],
> = {
  __resolveType?: TypeResolveFn<'ValidationError', ParentType, ContextType>;
};

export type TrackEventsPayloadResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['TrackEventsPayload'] = ResolversParentTypes['TrackEventsPayload'],
> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['TrackEventsError']>, ParentType, ContextType>;
};

export interface URLScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UserErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError'],
> = {
  __resolveType?: TypeResolveFn<
    'ConflictError' | 'ForbiddenError' | 'NotFoundError' | 'RateLimitedError' | 'ValidationError',
    ParentType,
    ContextType
  >;
};

export type UserProfileResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['UserProfile'] = ResolversParentTypes['UserProfile'],
> = {
  affinities?: Resolver<
    ReadonlyArray<ResolversTypes['Affinity']>,
    ParentType,
    ContextType,
    RequireFields<UserProfileaffinitiesArgs, 'first'>
  >;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  consent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interactionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recentInteractions?: Resolver<
    ReadonlyArray<ResolversTypes['RecentInteraction']>,
    ParentType,
    ContextType,
    RequireFields<UserProfilerecentInteractionsArgs, 'first'>
  >;
  similarUsers?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['SimilarUser']>>,
    ParentType,
    ContextType,
    RequireFields<UserProfilesimilarUsersArgs, 'first'>
  >;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserProfileResultResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['UserProfileResult'] = ResolversParentTypes['UserProfileResult'],
> = {
  __resolveType?: TypeResolveFn<
    'ForbiddenError' | 'NotFoundError' | 'UserProfile' | 'ValidationError',
    ParentType,
    ContextType
  >;
};

export type ValidationErrorResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError'],
> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Affinity?: AffinityResolvers<ContextType>;
  AffinityKind?: AffinityKindResolvers;
  AppliedRule?: AppliedRuleResolvers<ContextType>;
  AttributeMention?: AttributeMentionResolvers<ContextType>;
  Availability?: AvailabilityResolvers;
  BoostAction?: BoostActionResolvers<ContextType>;
  Brand?: BrandResolvers<ContextType>;
  BuryAction?: BuryActionResolvers<ContextType>;
  CandidateSource?: CandidateSourceResolvers;
  CatalogueInfo?: CatalogueInfoResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  Contribution?: ContributionResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  CountRelation?: CountRelationResolvers;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Degradation?: DegradationResolvers;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  FilterAction?: FilterActionResolvers<ContextType>;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  HideAction?: HideActionResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  InteractionKind?: InteractionKindResolvers;
  MerchandisingRule?: MerchandisingRuleResolvers<ContextType>;
  MerchandisingRuleConnection?: MerchandisingRuleConnectionResolvers<ContextType>;
  MerchandisingRuleEdge?: MerchandisingRuleEdgeResolvers<ContextType>;
  ModalityInfo?: ModalityInfoResolvers<ContextType>;
  ModelInfo?: ModelInfoResolvers<ContextType>;
  ModelMetric?: ModelMetricResolvers<ContextType>;
  ModelVersion?: ModelVersionResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PinAction?: PinActionResolvers<ContextType>;
  PreviewItem?: PreviewItemResolvers<ContextType>;
  PreviewRulesResult?: PreviewRulesResultResolvers<ContextType>;
  PriceReading?: PriceReadingResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductAttribute?: ProductAttributeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueryMatch?: QueryMatchResolvers;
  QueryReading?: QueryReadingResolvers<ContextType>;
  RangeFacet?: RangeFacetResolvers<ContextType>;
  RankingExplanation?: RankingExplanationResolvers<ContextType>;
  RankingModelInfo?: RankingModelInfoResolvers<ContextType>;
  RankingMove?: RankingMoveResolvers<ContextType>;
  RankingPreview?: RankingPreviewResolvers<ContextType>;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  Rating?: RatingResolvers<ContextType>;
  RecentInteraction?: RecentInteractionResolvers<ContextType>;
  RecommendationConnection?: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge?: RecommendationEdgeResolvers<ContextType>;
  RecommendationPlacement?: RecommendationPlacementResolvers;
  RedirectAction?: RedirectActionResolvers<ContextType>;
  Relaxation?: RelaxationResolvers<ContextType>;
  RelaxationKind?: RelaxationKindResolvers;
  Role?: RoleResolvers;
  RuleAction?: RuleActionResolvers<ContextType>;
  RuleAuthor?: RuleAuthorResolvers<ContextType>;
  RuleChange?: RuleChangeResolvers;
  RuleCondition?: RuleConditionResolvers<ContextType>;
  RuleError?: RuleErrorResolvers<ContextType>;
  RuleFilter?: RuleFilterResolvers<ContextType>;
  RuleItems?: RuleItemsResolvers<ContextType>;
  RuleKind?: RuleKindResolvers;
  RulePayload?: RulePayloadResolvers<ContextType>;
  RuleQueryPattern?: RuleQueryPatternResolvers<ContextType>;
  RuleRevision?: RuleRevisionResolvers<ContextType>;
  RuleRevisionConnection?: RuleRevisionConnectionResolvers<ContextType>;
  RuleRevisionEdge?: RuleRevisionEdgeResolvers<ContextType>;
  RuleStatus?: RuleStatusResolvers;
  RulesPreview?: RulesPreviewResolvers<ContextType>;
  ScorePart?: ScorePartResolvers;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchSort?: SearchSortResolvers;
  SearchTiming?: SearchTimingResolvers<ContextType>;
  SimilarUser?: SimilarUserResolvers<ContextType>;
  SimilarityMode?: SimilarityModeResolvers;
  StageTiming?: StageTimingResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SuggestionKind?: SuggestionKindResolvers;
  SynonymAction?: SynonymActionResolvers<ContextType>;
  SynonymReading?: SynonymReadingResolvers<ContextType>;
  TermsFacet?: TermsFacetResolvers<ContextType>;
  TrackEventsError?: TrackEventsErrorResolvers<ContextType>;
  TrackEventsPayload?: TrackEventsPayloadResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  UserProfile?: UserProfileResolvers<ContextType>;
  UserProfileResult?: UserProfileResultResolvers<ContextType>;
  ValidationError?: ValidationErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  cost?: costDirectiveResolver<any, any, ContextType>;
  listSize?: listSizeDirectiveResolver<any, any, ContextType>;
};
