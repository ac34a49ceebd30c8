import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AffinitySource, ProfileRecommendationSource, RecentInteractionSource, UserProfileSource } from './profile/schema.sources.ts';
import type { AppliedRuleSource, MerchandisingRuleSource, RuleRevisionSource } from './rules/schema.sources.ts';
import type { BrandSource, CategorySource, ImageSource, ProductSource, ProductAttributeSource } from './product/schema.sources.ts';
import type { CatalogueInfoSource, ModelInfoSource, ModelVersionSource } from './model/schema.sources.ts';
import type { ContributionSource, FacetValueSource, RangeFacetSource, RankingExplanationSource, SearchConnectionSource, SearchEdgeSource, TermsFacetSource } from './search/schema.sources.ts';
import type { RankMoveSource, RankingUpdateSource } from './live/schema.sources.ts';
import type { RecommendationConnectionSource, RecommendationEdgeSource } from './recommendations/schema.sources.ts';
import type { SearchMetricsSource } from './metrics/schema.sources.ts';
import type { RequestContext } from '../context/request-context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string | number; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO-4217 currency code. */
  CurrencyCode: { input: string; output: string; }
  /** ISO-8601 instant, UTC. */
  DateTime: { input: Date; output: Date; }
  /** Exact decimal carried as a string, e.g. "59.90". Never a binary float. */
  Decimal: { input: string; output: string; }
  /** Absolute http(s) URL. */
  URL: { input: string; output: string; }
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

export type AffinityKind =
  | 'BRAND'
  | 'CATEGORY'
  | 'COLOR'
  | 'PRICE_BAND';

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

/** One reading of somebody else's profile, or one mutation. Written for good within a second; it can't be changed. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** `profile.read`, `profile.rank` (ranked as that shopper would see it), `data.export`, or `mutation.` and its name. */
  readonly action: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** `user:…`, `key:…` (its first characters) or `anonymous`. */
  readonly principal: Scalars['String']['output'];
  readonly requestId: Scalars['String']['output'];
  readonly role: Role;
  /** On whom, or on what. */
  readonly subject?: Maybe<Scalars['String']['output']>;
};

export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
};

export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

/** All of what is given has to hold. */
export type AuditFilterInput = {
  readonly action?: InputMaybe<Scalars['String']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly principal?: InputMaybe<Scalars['String']['input']>;
  readonly requestId?: InputMaybe<Scalars['String']['input']>;
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  /** The instant itself left out. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type Availability =
  | 'IN_STOCK'
  | 'LOW_STOCK'
  | 'OUT_OF_STOCK'
  | 'PREORDER';

export type BoostAction = {
  readonly __typename?: 'BoostAction';
  /** Log-odds that are added, in (0, 5]. */
  readonly by: Scalars['Float']['output'];
  readonly items: RuleItems;
};

export type Brand = Node & {
  readonly __typename?: 'Brand';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly nodeId: Scalars['ID']['output'];
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

export type Category = Node & {
  readonly __typename?: 'Category';
  /** The path, its segments joined by `/`; goes into `FilterInput.category`. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly nodeId: Scalars['ID']['output'];
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
  /** Grows with every change; 0 for who never said. Goes into UpdateConsentInput.expectedVersion. */
  readonly version: Scalars['Int']['output'];
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

export type CountRelation =
  | 'AT_LEAST'
  | 'EXACT';

export type CreateRuleInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  readonly rule: RuleInput;
};

/** Where everything that is held of the viewer is to be had, by the same headers that GraphQL is asked with. */
export type DataExport = {
  readonly __typename?: 'DataExport';
  readonly mediaType: Scalars['String']['output'];
  /** A GET of it streams JSON lines, each with its `type`; a copy whose last line is not of the type `end` is not whole. */
  readonly url: Scalars['URL']['output'];
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
  /** What was bought together could not be read: what the same shoppers touched answered. */
  | 'PURCHASES_UNAVAILABLE'
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

export type EventOrigin =
  | 'SHOPPERS'
  /** Of `fusionrank simulate`. */
  | 'SIMULATION';

export type EventPayloadInput =
  { readonly addToCart: CartInput; readonly click?: never; readonly dwell?: never; readonly impression?: never; readonly purchase?: never; readonly rating?: never; readonly return?: never; }
  |  { readonly addToCart?: never; readonly click: ClickInput; readonly dwell?: never; readonly impression?: never; readonly purchase?: never; readonly rating?: never; readonly return?: never; }
  |  { readonly addToCart?: never; readonly click?: never; readonly dwell: DwellInput; readonly impression?: never; readonly purchase?: never; readonly rating?: never; readonly return?: never; }
  |  { readonly addToCart?: never; readonly click?: never; readonly dwell?: never; readonly impression: ImpressionInput; readonly purchase?: never; readonly rating?: never; readonly return?: never; }
  |  { readonly addToCart?: never; readonly click?: never; readonly dwell?: never; readonly impression?: never; readonly purchase: PurchaseInput; readonly rating?: never; readonly return?: never; }
  |  { readonly addToCart?: never; readonly click?: never; readonly dwell?: never; readonly impression?: never; readonly purchase?: never; readonly rating: RatingInput; readonly return?: never; }
  |  { readonly addToCart?: never; readonly click?: never; readonly dwell?: never; readonly impression?: never; readonly purchase?: never; readonly rating?: never; readonly return: ReturnInput; };

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

export type FeatureDrift = {
  readonly __typename?: 'FeatureDrift';
  /** Showings, or searches, of the reference. */
  readonly referenceN: Scalars['Int']['output'];
  /**
   * Population stability index over tenths of the reference and a bin of what is missing: Σ (c − r) · ln(c ÷ r) over their shares now (c)
   * and in the reference (r). 0: nothing moved; by custom below 0.1 little, above 0.25 much. Null where either window holds nothing.
   */
  readonly stabilityIndex?: Maybe<Scalars['Float']['output']>;
};

export type FeatureModality =
  | 'ATTRIBUTES'
  | 'BEHAVIOUR'
  | 'IMAGE'
  | 'NUMERIC'
  | 'QUERY'
  | 'TEXT';

export type FeatureQuantile = {
  readonly __typename?: 'FeatureQuantile';
  /** In (0, 1). */
  readonly share: Scalars['Float']['output'];
  readonly value: Scalars['Float']['output'];
};

/** Of one feature; the cross features of the network are worked out for each request and not stored, so nothing is told of them. */
export type FeatureStatistics = {
  readonly __typename?: 'FeatureStatistics';
  /** Of the population: divided by n, not by n − 1. */
  readonly deviation?: Maybe<Scalars['Float']['output']>;
  /** Null without a reference. */
  readonly drift?: Maybe<FeatureDrift>;
  readonly feature: Scalars['String']['output'];
  readonly max?: Maybe<Scalars['Float']['output']>;
  /** Of those that have it, as all below; null where none has. */
  readonly mean?: Maybe<Scalars['Float']['output']>;
  readonly min?: Maybe<Scalars['Float']['output']>;
  /** Share of n that does not have it. */
  readonly missing: Scalars['Float']['output'];
  readonly modality: FeatureModality;
  /** Products, showings, or searches. */
  readonly n: Scalars['Int']['output'];
  /** At 0.05, 0.25, 0.5, 0.75, 0.95. */
  readonly quantiles: ReadonlyArray<FeatureQuantile>;
};

export type FeatureStatisticsReport = {
  readonly __typename?: 'FeatureStatisticsReport';
  readonly asOf: Scalars['DateTime']['output'];
  /** By name. Attributes of the shop that are numbers are called `attribute:KEY`. */
  readonly features: ReadonlyArray<FeatureStatistics>;
  readonly from: Scalars['DateTime']['output'];
  readonly of: FeatureSubject;
  /** What drift is measured against; null where there is no drift to measure. */
  readonly reference?: Maybe<InstantRange>;
  readonly to: Scalars['DateTime']['output'];
};

export type FeatureSubject =
  /** Products that are sold now. The store holds the catalogue of now alone: no drift. */
  | 'CATALOGUE'
  | 'SEARCHES'
  /** Products, once for each time that one was shown; what is told of them is what the catalogue says now. */
  | 'SHOWN';

export type FilterAction = {
  readonly __typename?: 'FilterAction';
  readonly filters: ReadonlyArray<RuleFilter>;
};

export type FilterInput =
  { readonly availability: ReadonlyArray<Availability>; readonly category?: never; readonly range?: never; readonly terms?: never; }
  |  /** A category's id: the category and everything below it. */
  { readonly availability?: never; readonly category: Scalars['ID']['input']; readonly range?: never; readonly terms?: never; }
  |  { readonly availability?: never; readonly category?: never; readonly range: RangeFilterInput; readonly terms?: never; }
  |  { readonly availability?: never; readonly category?: never; readonly range?: never; readonly terms: TermsFilterInput; };

/** The viewer may not; it takes that role. */
export type ForbiddenError = UserError & {
  readonly __typename?: 'ForbiddenError';
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly requires: Role;
};

export type ForgetMeError = ForbiddenError | ValidationError;

export type ForgetMeInput = {
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** True, or nothing is done: what is forgotten does not come back. */
  readonly confirm: Scalars['Boolean']['input'];
  /** By default the viewer; for others, services and administrators may ask. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type ForgetMePayload = {
  readonly __typename?: 'ForgetMePayload';
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  readonly errors: ReadonlyArray<ForgetMeError>;
  readonly receipt?: Maybe<ForgetReceipt>;
  /** By which the receipt is asked for later. */
  readonly requestId?: Maybe<Scalars['ID']['output']>;
};

/** That somebody was forgotten; it does not say who. */
export type ForgetReceipt = {
  readonly __typename?: 'ForgetReceipt';
  readonly forgottenAt: Scalars['DateTime']['output'];
  readonly removed: RemovedCounts;
  readonly requestId: Scalars['ID']['output'];
};

export type ForgetReceiptResult = ForgetReceipt | NotFoundError;

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
  { readonly base64: Scalars['String']['input']; readonly productId?: never; }
  |  /** The picture of a product that is sold. */
  { readonly base64?: never; readonly productId: Scalars['ID']['input']; };

/** What was really seen of a served ranking. Served products are logged by the server already; the same one counts once. */
export type ImpressionInput = {
  readonly trackingTokens: ReadonlyArray<Scalars['String']['input']>;
};

export type InstantRange = {
  readonly __typename?: 'InstantRange';
  readonly from: Scalars['DateTime']['output'];
  readonly to: Scalars['DateTime']['output'];
};

/** From `from` on, up to and without `to`. */
export type InstantRangeInput = {
  readonly from: Scalars['DateTime']['input'];
  readonly to: Scalars['DateTime']['input'];
};

export type InteractionKind =
  | 'CART'
  | 'CLICK'
  | 'DWELL'
  | 'PURCHASE'
  | 'RATING'
  | 'RETURN';

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

/** By UTC; weeks begin on Monday. */
export type MetricBucket =
  | 'DAY'
  | 'HOUR'
  | 'WEEK';

export type MetricDimension =
  /** The top category of what was shown; a search counts in each of which it showed a product. */
  | 'CATEGORY'
  | 'MODEL_VERSION'
  /** Those that three shoppers asked or more. */
  | 'QUERY'
  | 'SEGMENT';

export type MetricPeriod =
  | 'LAST_7D'
  | 'LAST_24H'
  | 'LAST_30D'
  | 'LAST_90D'
  | 'LAST_HOUR';

/** A number and what stands behind it. It lies in the window of the object that has it, and was worked out at its `asOf`. */
export type MetricValue = {
  readonly __typename?: 'MetricValue';
  /** How many searches (coverage: products) the number was worked out over. */
  readonly n: Scalars['Int']['output'];
  /** Null where n is 0: there is no rate of nothing. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** By default the last seven days. At most 400 days, and not past now. */
export type MetricWindowInput =
  { readonly between: InstantRangeInput; readonly last?: never; }
  |  { readonly between?: never; readonly last: MetricPeriod; };

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

export type ModelStatus =
  | 'LIVE'
  | 'RETIRED'
  | 'TRAINED';

export type ModelVersion = Node & {
  readonly __typename?: 'ModelVersion';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly crossFeatures: ReadonlyArray<Scalars['String']['output']>;
  /** Of the data it was trained on. */
  readonly fingerprint: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** Every number of its evaluation, by the path to it. */
  readonly metrics: ReadonlyArray<ModelMetric>;
  /** What the network fuses, and how wide each block is. Known of the version in force alone, as crossFeatures; else empty. */
  readonly modalities: ReadonlyArray<ModalityInfo>;
  readonly nodeId: Scalars['ID']['output'];
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** As the registry has it; a gateway takes up the live one within seconds. */
  readonly status: ModelStatus;
};

export type ModelVersionConnection = {
  readonly __typename?: 'ModelVersionConnection';
  /** The instant at which the registry was read. */
  readonly asOf: Scalars['DateTime']['output'];
  readonly edges: ReadonlyArray<ModelVersionEdge>;
  readonly nodes: ReadonlyArray<ModelVersion>;
  readonly pageInfo: PageInfo;
};

export type ModelVersionEdge = {
  readonly __typename?: 'ModelVersionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ModelVersion;
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
  /**
   * Takes away what is held of a shopper: events, consent, what gateways keep; at once they are unknown to the live model, and the next one
   * learns nothing of them. Who comes back is a stranger. Asked again it gives the receipt of before.
   */
  readonly forgetMe?: Maybe<ForgetMePayload>;
  /** In force on every gateway within a second. */
  readonly publishRule?: Maybe<RulePayload>;
  /** Writes the content of an earlier version anew. */
  readonly revertRule?: Maybe<RulePayload>;
  readonly trackEvents?: Maybe<TrackEventsPayload>;
  readonly updateConsent?: Maybe<UpdateConsentPayload>;
  readonly updateRule?: Maybe<RulePayload>;
};


export type MutationarchiveRuleArgs = {
  input: ArchiveRuleInput;
};


export type MutationcreateRuleArgs = {
  input: CreateRuleInput;
};


export type MutationforgetMeArgs = {
  input: ForgetMeInput;
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


export type MutationupdateConsentArgs = {
  input: UpdateConsentInput;
};


export type MutationupdateRuleArgs = {
  input: UpdateRuleInput;
};

/**
 * What can be asked for again by an id that says what it is. `nodeId` is opaque and good everywhere; `id`, where a type has one, is the shop's own
 * and good for that type.
 */
export type Node = {
  readonly nodeId: Scalars['ID']['output'];
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

export type Product = Node & {
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
  readonly nodeId: Scalars['ID']['output'];
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
  weights?: InputMaybe<SimilarityWeights>;
};

export type ProductAttribute = {
  readonly __typename?: 'ProductAttribute';
  readonly key: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

export type ProfileRecommendation = {
  readonly __typename?: 'ProfileRecommendation';
  /** The same in numbers, part by part. */
  readonly explanation?: Maybe<RankingExplanation>;
  /** 0 is the top. */
  readonly position: Scalars['Int']['output'];
  readonly product: Product;
  /** One sentence: what speaks for and against it most. Null where no model ranked. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Probability of a click, by the model; in a fallback, what it orders by. */
  readonly score: Scalars['Float']['output'];
  /** What brought it among the candidates. */
  readonly sources: ReadonlyArray<CandidateSource>;
};

export type ProfileRecommendations = {
  readonly __typename?: 'ProfileRecommendations';
  readonly degraded: ReadonlyArray<Degradation>;
  /** Best first. */
  readonly items: ReadonlyArray<ProfileRecommendation>;
  readonly model: RankingModelInfo;
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
  /**
   * What at least two of a product's last thousand buyers bought too, best sellers held back; empty where there is none. A reader of purchases,
   * not a guess of the model.
   */
  readonly alsoBought?: Maybe<RecommendationConnection>;
  /** The newest first. */
  readonly auditLog?: Maybe<AuditEntryConnection>;
  readonly exportMyData?: Maybe<DataExport>;
  /** The most searched first. */
  readonly failingQueries?: Maybe<QueryMetricsConnection>;
  /**
   * What the features look like in the window and how far they have drifted from the reference: by default as long a time before the live
   * model was trained, and without one before the window.
   */
  readonly featureStatistics?: Maybe<FeatureStatisticsReport>;
  /** For whoever has the request id, which forgetMe alone tells. */
  readonly forgetReceipt?: Maybe<ForgetReceiptResult>;
  readonly modelInfo?: Maybe<ModelInfo>;
  /** Every version that was trained, newest first, with its evaluation. */
  readonly modelVersions?: Maybe<ModelVersionConnection>;
  /** What has this nodeId; null where there is none, or no more. Who may see it is the same as on any other way to it. */
  readonly node?: Maybe<Node>;
  /** Aligned with nodeIds, at most 250. */
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
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
  /** By default buckets of an hour up to two days, of a day up to 60 days, and of a week. */
  readonly searchMetrics?: Maybe<SearchMetrics>;
  /**
   * Personalised multimodal search. A page is at most 100 products; `after` goes on in the ranking that `after` came from,
   * also when products, taste or model changed meanwhile, and needs the same input.
   */
  readonly searchRanked?: Maybe<SearchConnection>;
  readonly similarItems?: Maybe<RecommendationConnection>;
  /** At most 20 completions, by what is wanted by all and liked by the viewer. An empty prefix: what is wanted most. */
  readonly suggest?: Maybe<ReadonlyArray<Suggestion>>;
  /** The most searched first. */
  readonly topQueries?: Maybe<QueryMetricsConnection>;
  /** What shoppers touch most now, the same for everyone: each touch counts half as much after 14 days. */
  readonly trending?: Maybe<RecommendationConnection>;
  /** The viewer's, or userId's: of others, to those alone who may read the profiles of others. */
  readonly userProfile?: Maybe<UserProfileResult>;
  /** Who the server thinks you are. */
  readonly viewer: Viewer;
};


export type QueryalsoBoughtArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  productId: Scalars['ID']['input'];
};


export type QueryauditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilterInput>;
  first?: Scalars['Int']['input'];
};


export type QueryfailingQueriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  by: QueryFailure;
  filter?: InputMaybe<SearchMetricsFilter>;
  first?: Scalars['Int']['input'];
  window?: InputMaybe<MetricWindowInput>;
};


export type QueryfeatureStatisticsArgs = {
  features?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  modality?: InputMaybe<FeatureModality>;
  of: FeatureSubject;
  reference?: InputMaybe<MetricWindowInput>;
  window?: InputMaybe<MetricWindowInput>;
};


export type QueryforgetReceiptArgs = {
  requestId: Scalars['ID']['input'];
};


export type QuerymodelVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QuerynodeArgs = {
  nodeId: Scalars['ID']['input'];
};


export type QuerynodesArgs = {
  nodeIds: ReadonlyArray<Scalars['ID']['input']>;
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
  category?: InputMaybe<Scalars['ID']['input']>;
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


export type QuerysearchMetricsArgs = {
  bucket?: InputMaybe<MetricBucket>;
  filter?: InputMaybe<SearchMetricsFilter>;
  window?: InputMaybe<MetricWindowInput>;
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
  weights?: InputMaybe<SimilarityWeights>;
};


export type QuerysuggestArgs = {
  first?: Scalars['Int']['input'];
  prefix: Scalars['String']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QuerytopQueriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SearchMetricsFilter>;
  first?: Scalars['Int']['input'];
  window?: InputMaybe<MetricWindowInput>;
};


export type QuerytrendingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryuserProfileArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type QueryFailure =
  /** It showed something, and nothing of it was ever clicked. */
  | 'NO_CLICKS'
  /** Nothing in the shop ever matched it in the window. */
  | 'ZERO_RESULTS';

export type QueryMatch =
  /** One of a phrase's words is in the query. */
  | 'ANY_WORD'
  /** A phrase's words stand in the query side by side. */
  | 'CONTAINS'
  /** A phrase is the whole query, but for a price named in it. */
  | 'EXACT'
  /** The query begins with a phrase, letter by letter. */
  | 'PREFIX';

/** A query as shoppers typed it, in lower case. Told where three shoppers asked it or more: what one types may be about that person. */
export type QueryMetrics = {
  readonly __typename?: 'QueryMetrics';
  readonly addToCartRate: MetricValue;
  readonly clickThroughRate: MetricValue;
  readonly conversionRate: MetricValue;
  readonly degradedShare: MetricValue;
  readonly latencyMsP50: MetricValue;
  readonly latencyMsP95: MetricValue;
  readonly meanReciprocalRank: MetricValue;
  readonly ndcg: MetricValue;
  readonly query: Scalars['String']['output'];
  readonly searches: Scalars['Int']['output'];
  readonly shoppers: Scalars['Int']['output'];
  readonly zeroResultRate: MetricValue;
};

/** Every page of it is of the first one's window. */
export type QueryMetricsConnection = {
  readonly __typename?: 'QueryMetricsConnection';
  readonly asOf: Scalars['DateTime']['output'];
  readonly edges: ReadonlyArray<QueryMetricsEdge>;
  readonly from: Scalars['DateTime']['output'];
  readonly nodes: ReadonlyArray<QueryMetrics>;
  readonly pageInfo: PageInfo;
  readonly to: Scalars['DateTime']['output'];
};

export type QueryMetricsEdge = {
  readonly __typename?: 'QueryMetricsEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: QueryMetrics;
};

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

export type RankMove = {
  readonly __typename?: 'RankMove';
  readonly from?: Maybe<Scalars['Int']['output']>;
  readonly productId: Scalars['ID']['output'];
  readonly to?: Maybe<Scalars['Int']['output']>;
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

/** A new order of a search that was served. */
export type RankingUpdate = {
  readonly __typename?: 'RankingUpdate';
  /** The first of this version, all of them: the order is the ranking. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /** Against the version before: `from` null came in, `to` null fell out. */
  readonly moves: ReadonlyArray<RankMove>;
  readonly reason: RankingUpdateReason;
  /** Of the search that is followed. */
  readonly searchId: Scalars['ID']['output'];
  /** 1 is what was served. */
  readonly version: Scalars['Int']['output'];
};

/** Why it was ranked again; where several things changed, the last of these. */
export type RankingUpdateReason =
  | 'MODEL_PROMOTED'
  | 'PRODUCTS_CHANGED'
  | 'PROFILE_CHANGED';

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

export type RecentInteractionConnection = {
  readonly __typename?: 'RecentInteractionConnection';
  readonly edges: ReadonlyArray<RecentInteractionEdge>;
  readonly nodes: ReadonlyArray<RecentInteraction>;
  readonly pageInfo: PageInfo;
};

export type RecentInteractionEdge = {
  readonly __typename?: 'RecentInteractionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RecentInteraction;
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

export type RecommendationPlacement =
  | 'CART'
  | 'CATEGORY'
  | 'HOME'
  | 'PDP'
  | 'SEARCH_ZERO_RESULTS';

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

export type RelaxationKind =
  | 'FILTER'
  | 'PRICE'
  | 'WORDS';

/** Rows that were held, and are no more. */
export type RemovedCounts = {
  readonly __typename?: 'RemovedCounts';
  readonly consents: Scalars['Int']['output'];
  readonly impressions: Scalars['Int']['output'];
  readonly interactions: Scalars['Int']['output'];
  readonly profiles: Scalars['Int']['output'];
  readonly searches: Scalars['Int']['output'];
};

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
export type Role =
  | 'ADMIN'
  | 'ANALYST'
  | 'ANONYMOUS'
  | 'MERCHANDISER'
  | 'SERVICE'
  | 'SHOPPER';

export type RuleAction = BoostAction | BuryAction | FilterAction | HideAction | PinAction | RedirectAction | SynonymAction;

export type RuleActionInput =
  { readonly boost: OffsetActionInput; readonly bury?: never; readonly filter?: never; readonly hide?: never; readonly pin?: never; readonly redirect?: never; readonly synonym?: never; }
  |  { readonly boost?: never; readonly bury: OffsetActionInput; readonly filter?: never; readonly hide?: never; readonly pin?: never; readonly redirect?: never; readonly synonym?: never; }
  |  { readonly boost?: never; readonly bury?: never; readonly filter: ReadonlyArray<FilterInput>; readonly hide?: never; readonly pin?: never; readonly redirect?: never; readonly synonym?: never; }
  |  { readonly boost?: never; readonly bury?: never; readonly filter?: never; readonly hide: RuleItemsInput; readonly pin?: never; readonly redirect?: never; readonly synonym?: never; }
  |  { readonly boost?: never; readonly bury?: never; readonly filter?: never; readonly hide?: never; readonly pin: PinActionInput; readonly redirect?: never; readonly synonym?: never; }
  |  { readonly boost?: never; readonly bury?: never; readonly filter?: never; readonly hide?: never; readonly pin?: never; readonly redirect: Scalars['String']['input']; readonly synonym?: never; }
  |  /** Takes no condition: a word means what it means. */
  { readonly boost?: never; readonly bury?: never; readonly filter?: never; readonly hide?: never; readonly pin?: never; readonly redirect?: never; readonly synonym: SynonymActionInput; };

export type RuleAuthor = {
  readonly __typename?: 'RuleAuthor';
  readonly role: Role;
  readonly userId: Scalars['ID']['output'];
};

export type RuleChange =
  | 'ARCHIVE'
  | 'CREATE'
  | 'PUBLISH'
  | 'REVERT'
  | 'UPDATE';

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
  { readonly filters: ReadonlyArray<FilterInput>; readonly productIds?: never; }
  |  { readonly filters?: never; readonly productIds: ReadonlyArray<Scalars['ID']['input']>; };

export type RuleKind =
  | 'BOOST'
  | 'BURY'
  | 'FILTER'
  | 'HIDE'
  | 'PIN'
  | 'REDIRECT'
  | 'SYNONYM';

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

export type RuleStatus =
  | 'ARCHIVED'
  | 'DRAFT'
  | 'PUBLISHED';

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

export type SearchMetricGroup = {
  readonly __typename?: 'SearchMetricGroup';
  /** The query, the top category, the segment, the model's version. */
  readonly key: Scalars['String']['output'];
  readonly metrics: SearchMetricValues;
};

export type SearchMetricPoint = {
  readonly __typename?: 'SearchMetricPoint';
  readonly from: Scalars['DateTime']['output'];
  readonly metrics: SearchMetricValues;
  readonly to: Scalars['DateTime']['output'];
};

export type SearchMetricValues = {
  readonly __typename?: 'SearchMetricValues';
  /** Searches from which something went into the cart ÷ searches that showed something. */
  readonly addToCartRate: MetricValue;
  /** Searches with a click ÷ searches that showed something. n: those that showed something. */
  readonly clickThroughRate: MetricValue;
  /** Searches from which something was bought ÷ searches that showed something. */
  readonly conversionRate: MetricValue;
  /** Products shown at least once ÷ products sold now. n: products sold now. */
  readonly coverage: MetricValue;
  /** Rankings that had to do without something ÷ those of which it was logged (n). */
  readonly degradedShare: MetricValue;
  /** Milliseconds in which half of the rankings were made; without network and rendering. n: searches of which it was logged. */
  readonly latencyMsP50: MetricValue;
  /** Milliseconds in which 95 of 100 rankings were made. n: searches of which it was logged. */
  readonly latencyMsP95: MetricValue;
  /** Mean of 1 ÷ rank of the highest product clicked. n: searches with a click; the others say nothing of the order. */
  readonly meanReciprocalRank: MetricValue;
  /**
   * Mean NDCG@10 of searches with a click: Σ 1 ÷ log2(rank + 1) over the products clicked within the first ten, ÷ what it would be with
   * all clicked products at the top. n: searches with a click. A click is no judgement: what stands higher is clicked more.
   */
  readonly ndcg: MetricValue;
  /** One for each currency; empty where nothing was bought. */
  readonly revenue: ReadonlyArray<SearchRevenue>;
  readonly searches: Scalars['Int']['output'];
  readonly shoppers: Scalars['Int']['output'];
  /** Of them, those of simulated shoppers. */
  readonly simulatedSearches: Scalars['Int']['output'];
  /** Searches that nothing in the shop matched ÷ searches. */
  readonly zeroResultRate: MetricValue;
};

/**
 * What searches came to. A search is a request with words or a picture; browsing and recommendations are none. What a shopper did
 * belongs to the search whose tracking token it carries, if that showed the product, within 24 hours of the search: so the last 24 hours
 * of a window up to now are still filling. Shoppers who withdrew their consent to analytics count nowhere.
 */
export type SearchMetrics = {
  readonly __typename?: 'SearchMetrics';
  readonly asOf: Scalars['DateTime']['output'];
  readonly bucket: MetricBucket;
  /** Searches shown from here on. */
  readonly from: Scalars['DateTime']['output'];
  /** The window told apart, those with the most searches first. */
  readonly groups: ReadonlyArray<SearchMetricGroup>;
  /** Every bucket of the window, oldest first, also those without a search. At most 1,000. */
  readonly series: ReadonlyArray<SearchMetricPoint>;
  /** And before this. */
  readonly to: Scalars['DateTime']['output'];
  readonly total: SearchMetricValues;
};


/**
 * What searches came to. A search is a request with words or a picture; browsing and recommendations are none. What a shopper did
 * belongs to the search whose tracking token it carries, if that showed the product, within 24 hours of the search: so the last 24 hours
 * of a window up to now are still filling. Shoppers who withdrew their consent to analytics count nowhere.
 */
export type SearchMetricsgroupsArgs = {
  by: MetricDimension;
  first?: Scalars['Int']['input'];
};

/** All that is given has to hold. */
export type SearchMetricsFilter = {
  /** A category's id: searches that showed a product of it or below it, and of what they showed those products alone. */
  readonly category?: InputMaybe<Scalars['ID']['input']>;
  /** A model version's id, or the name of what stood in for the network (`lexical`). */
  readonly modelVersion?: InputMaybe<Scalars['String']['input']>;
  /** By default both. */
  readonly origin?: InputMaybe<EventOrigin>;
  /** As shoppers type it: case and runs of spaces make no difference. */
  readonly query?: InputMaybe<Scalars['String']['input']>;
  readonly segment?: InputMaybe<ShopperSegment>;
};

export type SearchRevenue = {
  readonly __typename?: 'SearchRevenue';
  /** Exact: Σ quantity × the price that the catalogue has now, which need not be what was paid. Returns are not taken off. */
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Products bought, each of a search once; those without a price are left out. */
  readonly n: Scalars['Int']['output'];
  /** amount ÷ all searches. */
  readonly perSearch: Scalars['Float']['output'];
};

export type SearchSort =
  | 'NEWEST'
  | 'POPULARITY'
  | 'PRICE_ASC'
  | 'PRICE_DESC'
  | 'RATING'
  | 'RELEVANCE';

export type SearchTiming = {
  readonly __typename?: 'SearchTiming';
  readonly stages: ReadonlyArray<StageTiming>;
  readonly totalMs: Scalars['Float']['output'];
};

/** By what the shopper had done in earlier sessions. */
export type ShopperSegment =
  /** Bought something. */
  | 'BUYER'
  /** Nothing that the log knows of. */
  | 'NEW'
  /** Did something, and bought nothing. */
  | 'RETURNING';

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

/**
 * How much each respect counts, relative to the others: at least 0, and one above it. Those left out count nothing; a product that lacks one
 * is compared by the others.
 */
export type SimilarityWeights = {
  /** Of the shoppers who like it. */
  readonly behaviour?: InputMaybe<Scalars['Float']['input']>;
  /** Of the pictures. */
  readonly look?: InputMaybe<Scalars['Float']['input']>;
  /** Of the descriptions. */
  readonly text?: InputMaybe<Scalars['Float']['input']>;
};

export type StageTiming = {
  readonly __typename?: 'StageTiming';
  readonly ms: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * New orders of a search that was served to the viewer here: when they did something, products changed, or a model came in force, since the
   * subscription began. At most one in intervalMs (250 to 60,000), none where the order stays the same.
   */
  readonly rankingUpdated?: Maybe<RankingUpdate>;
  /**
   * `searchMetrics` as they are then: at once, and anew when a number in them is another, looked at every intervalMs (1,000 to 600,000). That the
   * window itself moves on is no change. Each look costs 50 points; it is left out where there are none, or no room.
   */
  readonly searchMetricsUpdated?: Maybe<SearchMetrics>;
};


export type SubscriptionrankingUpdatedArgs = {
  intervalMs?: Scalars['Int']['input'];
  searchId: Scalars['ID']['input'];
  topK?: Scalars['Int']['input'];
};


export type SubscriptionsearchMetricsUpdatedArgs = {
  bucket?: InputMaybe<MetricBucket>;
  filter?: InputMaybe<SearchMetricsFilter>;
  intervalMs?: Scalars['Int']['input'];
  window?: InputMaybe<MetricWindowInput>;
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

export type UpdateConsentError = ConflictError | ForbiddenError | ValidationError;

/** What is left out stays as it is. */
export type UpdateConsentInput = {
  readonly analytics?: InputMaybe<Scalars['Boolean']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Consent.version that was decided on; with another in force nothing changes, and a ConflictError says so. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whether rankings may know what the shopper did. */
  readonly personalization?: InputMaybe<Scalars['Boolean']['input']>;
  /** By default the viewer; for others, services and administrators decide. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateConsentPayload = {
  readonly __typename?: 'UpdateConsentPayload';
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** In force now; null beside errors. */
  readonly consent?: Maybe<Consent>;
  readonly errors: ReadonlyArray<UpdateConsentError>;
  readonly profile?: Maybe<UserProfile>;
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
export type UserProfile = Node & {
  readonly __typename?: 'UserProfile';
  /** Heaviest first. */
  readonly affinities: ReadonlyArray<Affinity>;
  /** The instant up to which everything is in. */
  readonly asOf: Scalars['DateTime']['output'];
  readonly consent: Consent;
  readonly id: Scalars['ID']['output'];
  /** All interactions ever. */
  readonly interactionCount: Scalars['Int']['output'];
  readonly nodeId: Scalars['ID']['output'];
  /** The newest first, all that are known at `asOf`. Null where the database does not answer. */
  readonly recentInteractions?: Maybe<RecentInteractionConnection>;
  /** What the shopper would see now with nothing asked, and why. A look and no more: it is not logged as shown, and can't be clicked. */
  readonly recommendations?: Maybe<ProfileRecommendations>;
  /**
   * What the profile says of the shopper, as merchandising rules name it: `new`, `returning`, `regular`, `buyer`, and `brand:…`, `category:…`,
   * `colour:…`, `priceBand:…` for clear likings.
   */
  readonly segments: ReadonlyArray<Scalars['String']['output']>;
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
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What a shopper did, and the taste it speaks of; read through, so that an event acknowledged a moment ago is in it. */
export type UserProfilerecommendationsArgs = {
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
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
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

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ForgetMeError:
    | ( Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' } )
    | ( ValidationError & { __typename: 'ValidationError' } )
  ;
  ForgetReceiptResult:
    | ( ForgetReceipt & { __typename: 'ForgetReceipt' } )
    | ( NotFoundError & { __typename: 'NotFoundError' } )
  ;
  PreviewRulesResult:
    | ( Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' } )
    | ( NotFoundError & { __typename: 'NotFoundError' } )
    | ( Omit<RulesPreview, 'after' | 'before' | 'moves'> & { after: _RefType['RankingPreview'], before: _RefType['RankingPreview'], moves: ReadonlyArray<_RefType['RankingMove']> } & { __typename: 'RulesPreview' } )
    | ( ValidationError & { __typename: 'ValidationError' } )
  ;
  RuleAction:
    | ( Omit<BoostAction, 'items'> & { items: _RefType['RuleItems'] } & { __typename: 'BoostAction' } )
    | ( Omit<BuryAction, 'items'> & { items: _RefType['RuleItems'] } & { __typename: 'BuryAction' } )
    | ( Omit<FilterAction, 'filters'> & { filters: ReadonlyArray<_RefType['RuleFilter']> } & { __typename: 'FilterAction' } )
    | ( Omit<HideAction, 'items'> & { items: _RefType['RuleItems'] } & { __typename: 'HideAction' } )
    | ( PinAction & { __typename: 'PinAction' } )
    | ( RedirectAction & { __typename: 'RedirectAction' } )
    | ( SynonymAction & { __typename: 'SynonymAction' } )
  ;
  RuleError:
    | ( ConflictError & { __typename: 'ConflictError' } )
    | ( Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' } )
    | ( NotFoundError & { __typename: 'NotFoundError' } )
    | ( ValidationError & { __typename: 'ValidationError' } )
  ;
  TrackEventsError: ( ValidationError & { __typename: 'ValidationError' } );
  UpdateConsentError:
    | ( ConflictError & { __typename: 'ConflictError' } )
    | ( Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' } )
    | ( ValidationError & { __typename: 'ValidationError' } )
  ;
  UserProfileResult:
    | ( Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' } )
    | ( NotFoundError & { __typename: 'NotFoundError' } )
    | ( UserProfileSource & { __typename: 'UserProfile' } )
    | ( ValidationError & { __typename: 'ValidationError' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Facet:
    | ( RangeFacetSource & { __typename: 'RangeFacet' } )
    | ( TermsFacetSource & { __typename: 'TermsFacet' } )
  ;
  Node:
    | ( BrandSource & { __typename: 'Brand' } )
    | ( CategorySource & { __typename: 'Category' } )
    | ( ModelVersionSource & { __typename: 'ModelVersion' } )
    | ( ProductSource & { __typename: 'Product' } )
    | ( UserProfileSource & { __typename: 'UserProfile' } )
  ;
  UserError:
    | ( ConflictError & { __typename: 'ConflictError' } )
    | ( Omit<ForbiddenError, 'requires'> & { requires: _RefType['Role'] } & { __typename: 'ForbiddenError' } )
    | ( NotFoundError & { __typename: 'NotFoundError' } )
    | ( RateLimitedError & { __typename: 'RateLimitedError' } )
    | ( ValidationError & { __typename: 'ValidationError' } )
  ;
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
  AuditEntry: ResolverTypeWrapper<Omit<AuditEntry, 'role'> & { role: ResolversTypes['Role'] }>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFilterInput: AuditFilterInput;
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
  DataExport: ResolverTypeWrapper<DataExport>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Degradation: ResolverTypeWrapper<'MODEL_UNAVAILABLE' | 'SEMANTIC_UNAVAILABLE' | 'PHOTOGRAPH_UNAVAILABLE' | 'PROFILE_UNAVAILABLE' | 'PURCHASES_UNAVAILABLE' | 'CATALOGUE_STALE' | 'RULES_STALE' | 'DEADLINE_EXCEEDED' | 'NOT_LOGGED'>;
  DwellInput: DwellInput;
  EventInput: EventInput;
  EventOrigin: ResolverTypeWrapper<'SHOPPERS' | 'SIMULATION'>;
  EventPayloadInput: EventPayloadInput;
  Facet: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Facet']>;
  FacetValue: ResolverTypeWrapper<FacetValueSource>;
  FeatureDrift: ResolverTypeWrapper<FeatureDrift>;
  FeatureModality: ResolverTypeWrapper<'TEXT' | 'IMAGE' | 'ATTRIBUTES' | 'NUMERIC' | 'BEHAVIOUR' | 'QUERY'>;
  FeatureQuantile: ResolverTypeWrapper<FeatureQuantile>;
  FeatureStatistics: ResolverTypeWrapper<Omit<FeatureStatistics, 'modality'> & { modality: ResolversTypes['FeatureModality'] }>;
  FeatureStatisticsReport: ResolverTypeWrapper<Omit<FeatureStatisticsReport, 'features' | 'of'> & { features: ReadonlyArray<ResolversTypes['FeatureStatistics']>, of: ResolversTypes['FeatureSubject'] }>;
  FeatureSubject: ResolverTypeWrapper<'CATALOGUE' | 'SHOWN' | 'SEARCHES'>;
  FilterAction: ResolverTypeWrapper<Omit<FilterAction, 'filters'> & { filters: ReadonlyArray<ResolversTypes['RuleFilter']> }>;
  FilterInput: FilterInput;
  ForbiddenError: ResolverTypeWrapper<Omit<ForbiddenError, 'requires'> & { requires: ResolversTypes['Role'] }>;
  ForgetMeError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ForgetMeError']>;
  ForgetMeInput: ForgetMeInput;
  ForgetMePayload: ResolverTypeWrapper<Omit<ForgetMePayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['ForgetMeError']> }>;
  ForgetReceipt: ResolverTypeWrapper<ForgetReceipt>;
  ForgetReceiptResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ForgetReceiptResult']>;
  HideAction: ResolverTypeWrapper<Omit<HideAction, 'items'> & { items: ResolversTypes['RuleItems'] }>;
  Image: ResolverTypeWrapper<ImageSource>;
  ImageQueryInput: ImageQueryInput;
  ImpressionInput: ImpressionInput;
  InstantRange: ResolverTypeWrapper<InstantRange>;
  InstantRangeInput: InstantRangeInput;
  InteractionKind: ResolverTypeWrapper<'CLICK' | 'CART' | 'PURCHASE' | 'RATING' | 'RETURN' | 'DWELL'>;
  MerchandisingRule: ResolverTypeWrapper<MerchandisingRuleSource>;
  MerchandisingRuleConnection: ResolverTypeWrapper<Omit<MerchandisingRuleConnection, 'edges' | 'nodes' | 'totalCount'> & { edges: ReadonlyArray<ResolversTypes['MerchandisingRuleEdge']>, nodes: ReadonlyArray<ResolversTypes['MerchandisingRule']>, totalCount: ResolversTypes['Count'] }>;
  MerchandisingRuleEdge: ResolverTypeWrapper<Omit<MerchandisingRuleEdge, 'node'> & { node: ResolversTypes['MerchandisingRule'] }>;
  MetricBucket: ResolverTypeWrapper<'HOUR' | 'DAY' | 'WEEK'>;
  MetricDimension: ResolverTypeWrapper<'QUERY' | 'CATEGORY' | 'SEGMENT' | 'MODEL_VERSION'>;
  MetricPeriod: ResolverTypeWrapper<'LAST_HOUR' | 'LAST_24H' | 'LAST_7D' | 'LAST_30D' | 'LAST_90D'>;
  MetricValue: ResolverTypeWrapper<MetricValue>;
  MetricWindowInput: MetricWindowInput;
  ModalityInfo: ResolverTypeWrapper<ModalityInfo>;
  ModelInfo: ResolverTypeWrapper<ModelInfoSource>;
  ModelMetric: ResolverTypeWrapper<ModelMetric>;
  ModelStatus: ResolverTypeWrapper<'TRAINED' | 'LIVE' | 'RETIRED'>;
  ModelVersion: ResolverTypeWrapper<ModelVersionSource>;
  ModelVersionConnection: ResolverTypeWrapper<Omit<ModelVersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ModelVersionEdge']>, nodes: ReadonlyArray<ResolversTypes['ModelVersion']> }>;
  ModelVersionEdge: ResolverTypeWrapper<Omit<ModelVersionEdge, 'node'> & { node: ResolversTypes['ModelVersion'] }>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  OffsetActionInput: OffsetActionInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PersonalizationInput: PersonalizationInput;
  PinAction: ResolverTypeWrapper<PinAction>;
  PinActionInput: PinActionInput;
  PreviewItem: ResolverTypeWrapper<Omit<PreviewItem, 'product' | 'rules'> & { product: ResolversTypes['Product'], rules: ReadonlyArray<ResolversTypes['AppliedRule']> }>;
  PreviewRulesInput: PreviewRulesInput;
  PreviewRulesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PreviewRulesResult']>;
  PriceReading: ResolverTypeWrapper<PriceReading>;
  Product: ResolverTypeWrapper<ProductSource>;
  ProductAttribute: ResolverTypeWrapper<ProductAttributeSource>;
  ProfileRecommendation: ResolverTypeWrapper<ProfileRecommendationSource>;
  ProfileRecommendations: ResolverTypeWrapper<Omit<ProfileRecommendations, 'degraded' | 'items'> & { degraded: ReadonlyArray<ResolversTypes['Degradation']>, items: ReadonlyArray<ResolversTypes['ProfileRecommendation']> }>;
  PublishRuleInput: PublishRuleInput;
  PurchaseInput: PurchaseInput;
  PurchaseLineInput: PurchaseLineInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryFailure: ResolverTypeWrapper<'ZERO_RESULTS' | 'NO_CLICKS'>;
  QueryMatch: ResolverTypeWrapper<'EXACT' | 'CONTAINS' | 'ANY_WORD' | 'PREFIX'>;
  QueryMetrics: ResolverTypeWrapper<QueryMetrics>;
  QueryMetricsConnection: ResolverTypeWrapper<QueryMetricsConnection>;
  QueryMetricsEdge: ResolverTypeWrapper<QueryMetricsEdge>;
  QueryReading: ResolverTypeWrapper<QueryReading>;
  RangeFacet: ResolverTypeWrapper<RangeFacetSource>;
  RangeFilterInput: RangeFilterInput;
  RankMove: ResolverTypeWrapper<RankMoveSource>;
  RankingExplanation: ResolverTypeWrapper<RankingExplanationSource>;
  RankingModelInfo: ResolverTypeWrapper<RankingModelInfo>;
  RankingMove: ResolverTypeWrapper<Omit<RankingMove, 'product'> & { product: ResolversTypes['Product'] }>;
  RankingPreview: ResolverTypeWrapper<Omit<RankingPreview, 'degraded' | 'items' | 'rules' | 'totalCount'> & { degraded: ReadonlyArray<ResolversTypes['Degradation']>, items: ReadonlyArray<ResolversTypes['PreviewItem']>, rules: ReadonlyArray<ResolversTypes['AppliedRule']>, totalCount: ResolversTypes['Count'] }>;
  RankingUpdate: ResolverTypeWrapper<RankingUpdateSource>;
  RankingUpdateReason: ResolverTypeWrapper<'PRODUCTS_CHANGED' | 'PROFILE_CHANGED' | 'MODEL_PROMOTED'>;
  RateLimitedError: ResolverTypeWrapper<RateLimitedError>;
  Rating: ResolverTypeWrapper<Rating>;
  RatingInput: RatingInput;
  RecentInteraction: ResolverTypeWrapper<RecentInteractionSource>;
  RecentInteractionConnection: ResolverTypeWrapper<Omit<RecentInteractionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RecentInteractionEdge']>, nodes: ReadonlyArray<ResolversTypes['RecentInteraction']> }>;
  RecentInteractionEdge: ResolverTypeWrapper<Omit<RecentInteractionEdge, 'node'> & { node: ResolversTypes['RecentInteraction'] }>;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionSource>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeSource>;
  RecommendationPlacement: ResolverTypeWrapper<'HOME' | 'PDP' | 'CART' | 'CATEGORY' | 'SEARCH_ZERO_RESULTS'>;
  RedirectAction: ResolverTypeWrapper<RedirectAction>;
  Relaxation: ResolverTypeWrapper<Omit<Relaxation, 'kind'> & { kind: ResolversTypes['RelaxationKind'] }>;
  RelaxationKind: ResolverTypeWrapper<'PRICE' | 'FILTER' | 'WORDS'>;
  RemovedCounts: ResolverTypeWrapper<RemovedCounts>;
  ReturnInput: ReturnInput;
  RevertRuleInput: RevertRuleInput;
  Role: ResolverTypeWrapper<'ANONYMOUS' | 'SHOPPER' | 'ANALYST' | 'MERCHANDISER' | 'ADMIN' | 'SERVICE'>;
  RuleAction: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RuleAction']>;
  RuleActionInput: RuleActionInput;
  RuleAuthor: ResolverTypeWrapper<Omit<RuleAuthor, 'role'> & { role: ResolversTypes['Role'] }>;
  RuleChange: ResolverTypeWrapper<'CREATE' | 'UPDATE' | 'PUBLISH' | 'ARCHIVE' | 'REVERT'>;
  RuleCondition: ResolverTypeWrapper<Omit<RuleCondition, 'query'> & { query?: Maybe<ResolversTypes['RuleQueryPattern']> }>;
  RuleConditionInput: RuleConditionInput;
  RuleError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RuleError']>;
  RuleFilter: ResolverTypeWrapper<Omit<RuleFilter, 'availability'> & { availability?: Maybe<ReadonlyArray<ResolversTypes['Availability']>> }>;
  RuleFilterInput: RuleFilterInput;
  RuleInput: RuleInput;
  RuleItems: ResolverTypeWrapper<Omit<RuleItems, 'filters'> & { filters?: Maybe<ReadonlyArray<ResolversTypes['RuleFilter']>> }>;
  RuleItemsInput: RuleItemsInput;
  RuleKind: ResolverTypeWrapper<'PIN' | 'BOOST' | 'BURY' | 'HIDE' | 'FILTER' | 'REDIRECT' | 'SYNONYM'>;
  RulePayload: ResolverTypeWrapper<Omit<RulePayload, 'errors' | 'rule'> & { errors: ReadonlyArray<ResolversTypes['RuleError']>, rule?: Maybe<ResolversTypes['MerchandisingRule']> }>;
  RuleQueryPattern: ResolverTypeWrapper<Omit<RuleQueryPattern, 'match'> & { match: ResolversTypes['QueryMatch'] }>;
  RuleQueryPatternInput: RuleQueryPatternInput;
  RuleRevision: ResolverTypeWrapper<RuleRevisionSource>;
  RuleRevisionConnection: ResolverTypeWrapper<Omit<RuleRevisionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RuleRevisionEdge']>, nodes: ReadonlyArray<ResolversTypes['RuleRevision']> }>;
  RuleRevisionEdge: ResolverTypeWrapper<Omit<RuleRevisionEdge, 'node'> & { node: ResolversTypes['RuleRevision'] }>;
  RuleStatus: ResolverTypeWrapper<'DRAFT' | 'PUBLISHED' | 'ARCHIVED'>;
  RulesPreview: ResolverTypeWrapper<Omit<RulesPreview, 'after' | 'before' | 'moves'> & { after: ResolversTypes['RankingPreview'], before: ResolversTypes['RankingPreview'], moves: ReadonlyArray<ResolversTypes['RankingMove']> }>;
  ScorePart: ResolverTypeWrapper<'TEXT' | 'IMAGE' | 'ATTRIBUTES' | 'NUMERIC' | 'BEHAVIOUR' | 'QUERY_MATCH' | 'CONTEXT'>;
  SearchConnection: ResolverTypeWrapper<SearchConnectionSource>;
  SearchEdge: ResolverTypeWrapper<SearchEdgeSource>;
  SearchInput: SearchInput;
  SearchMetricGroup: ResolverTypeWrapper<SearchMetricGroup>;
  SearchMetricPoint: ResolverTypeWrapper<SearchMetricPoint>;
  SearchMetricValues: ResolverTypeWrapper<SearchMetricValues>;
  SearchMetrics: ResolverTypeWrapper<SearchMetricsSource>;
  SearchMetricsFilter: SearchMetricsFilter;
  SearchRevenue: ResolverTypeWrapper<SearchRevenue>;
  SearchSort: ResolverTypeWrapper<'RELEVANCE' | 'PRICE_ASC' | 'PRICE_DESC' | 'NEWEST' | 'RATING' | 'POPULARITY'>;
  SearchTiming: ResolverTypeWrapper<SearchTiming>;
  ShopperSegment: ResolverTypeWrapper<'BUYER' | 'RETURNING' | 'NEW'>;
  SimilarUser: ResolverTypeWrapper<SimilarUser>;
  SimilarityMode: ResolverTypeWrapper<'VISUAL' | 'TEXTUAL' | 'COLLABORATIVE' | 'MULTIMODAL'>;
  SimilarityWeights: SimilarityWeights;
  StageTiming: ResolverTypeWrapper<StageTiming>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Suggestion: ResolverTypeWrapper<Omit<Suggestion, 'kind'> & { kind: ResolversTypes['SuggestionKind'] }>;
  SuggestionKind: ResolverTypeWrapper<'QUERY' | 'CATEGORY' | 'BRAND' | 'TITLE'>;
  SynonymAction: ResolverTypeWrapper<SynonymAction>;
  SynonymActionInput: SynonymActionInput;
  SynonymReading: ResolverTypeWrapper<SynonymReading>;
  TermsFacet: ResolverTypeWrapper<TermsFacetSource>;
  TermsFilterInput: TermsFilterInput;
  TrackEventsError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TrackEventsError']>;
  TrackEventsInput: TrackEventsInput;
  TrackEventsPayload: ResolverTypeWrapper<Omit<TrackEventsPayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['TrackEventsError']> }>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateConsentError: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateConsentError']>;
  UpdateConsentInput: UpdateConsentInput;
  UpdateConsentPayload: ResolverTypeWrapper<Omit<UpdateConsentPayload, 'errors' | 'profile'> & { errors: ReadonlyArray<ResolversTypes['UpdateConsentError']>, profile?: Maybe<ResolversTypes['UserProfile']> }>;
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
  AuditEntry: AuditEntry;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFilterInput: AuditFilterInput;
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
  DataExport: DataExport;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DwellInput: DwellInput;
  EventInput: EventInput;
  EventPayloadInput: EventPayloadInput;
  Facet: ResolversInterfaceTypes<ResolversParentTypes>['Facet'];
  FacetValue: FacetValueSource;
  FeatureDrift: FeatureDrift;
  FeatureQuantile: FeatureQuantile;
  FeatureStatistics: FeatureStatistics;
  FeatureStatisticsReport: Omit<FeatureStatisticsReport, 'features'> & { features: ReadonlyArray<ResolversParentTypes['FeatureStatistics']> };
  FilterAction: Omit<FilterAction, 'filters'> & { filters: ReadonlyArray<ResolversParentTypes['RuleFilter']> };
  FilterInput: FilterInput;
  ForbiddenError: ForbiddenError;
  ForgetMeError: ResolversUnionTypes<ResolversParentTypes>['ForgetMeError'];
  ForgetMeInput: ForgetMeInput;
  ForgetMePayload: Omit<ForgetMePayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['ForgetMeError']> };
  ForgetReceipt: ForgetReceipt;
  ForgetReceiptResult: ResolversUnionTypes<ResolversParentTypes>['ForgetReceiptResult'];
  HideAction: Omit<HideAction, 'items'> & { items: ResolversParentTypes['RuleItems'] };
  Image: ImageSource;
  ImageQueryInput: ImageQueryInput;
  ImpressionInput: ImpressionInput;
  InstantRange: InstantRange;
  InstantRangeInput: InstantRangeInput;
  MerchandisingRule: MerchandisingRuleSource;
  MerchandisingRuleConnection: Omit<MerchandisingRuleConnection, 'edges' | 'nodes' | 'totalCount'> & { edges: ReadonlyArray<ResolversParentTypes['MerchandisingRuleEdge']>, nodes: ReadonlyArray<ResolversParentTypes['MerchandisingRule']>, totalCount: ResolversParentTypes['Count'] };
  MerchandisingRuleEdge: Omit<MerchandisingRuleEdge, 'node'> & { node: ResolversParentTypes['MerchandisingRule'] };
  MetricValue: MetricValue;
  MetricWindowInput: MetricWindowInput;
  ModalityInfo: ModalityInfo;
  ModelInfo: ModelInfoSource;
  ModelMetric: ModelMetric;
  ModelVersion: ModelVersionSource;
  ModelVersionConnection: Omit<ModelVersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ModelVersionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ModelVersion']> };
  ModelVersionEdge: Omit<ModelVersionEdge, 'node'> & { node: ResolversParentTypes['ModelVersion'] };
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  OffsetActionInput: OffsetActionInput;
  PageInfo: PageInfo;
  PersonalizationInput: PersonalizationInput;
  PinAction: PinAction;
  PinActionInput: PinActionInput;
  PreviewItem: Omit<PreviewItem, 'product' | 'rules'> & { product: ResolversParentTypes['Product'], rules: ReadonlyArray<ResolversParentTypes['AppliedRule']> };
  PreviewRulesInput: PreviewRulesInput;
  PreviewRulesResult: ResolversUnionTypes<ResolversParentTypes>['PreviewRulesResult'];
  PriceReading: PriceReading;
  Product: ProductSource;
  ProductAttribute: ProductAttributeSource;
  ProfileRecommendation: ProfileRecommendationSource;
  ProfileRecommendations: Omit<ProfileRecommendations, 'items'> & { items: ReadonlyArray<ResolversParentTypes['ProfileRecommendation']> };
  PublishRuleInput: PublishRuleInput;
  PurchaseInput: PurchaseInput;
  PurchaseLineInput: PurchaseLineInput;
  Query: Record<PropertyKey, never>;
  QueryMetrics: QueryMetrics;
  QueryMetricsConnection: QueryMetricsConnection;
  QueryMetricsEdge: QueryMetricsEdge;
  QueryReading: QueryReading;
  RangeFacet: RangeFacetSource;
  RangeFilterInput: RangeFilterInput;
  RankMove: RankMoveSource;
  RankingExplanation: RankingExplanationSource;
  RankingModelInfo: RankingModelInfo;
  RankingMove: Omit<RankingMove, 'product'> & { product: ResolversParentTypes['Product'] };
  RankingPreview: Omit<RankingPreview, 'items' | 'rules' | 'totalCount'> & { items: ReadonlyArray<ResolversParentTypes['PreviewItem']>, rules: ReadonlyArray<ResolversParentTypes['AppliedRule']>, totalCount: ResolversParentTypes['Count'] };
  RankingUpdate: RankingUpdateSource;
  RateLimitedError: RateLimitedError;
  Rating: Rating;
  RatingInput: RatingInput;
  RecentInteraction: RecentInteractionSource;
  RecentInteractionConnection: Omit<RecentInteractionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RecentInteractionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RecentInteraction']> };
  RecentInteractionEdge: Omit<RecentInteractionEdge, 'node'> & { node: ResolversParentTypes['RecentInteraction'] };
  RecommendationConnection: RecommendationConnectionSource;
  RecommendationEdge: RecommendationEdgeSource;
  RedirectAction: RedirectAction;
  Relaxation: Relaxation;
  RemovedCounts: RemovedCounts;
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
  RulePayload: Omit<RulePayload, 'errors' | 'rule'> & { errors: ReadonlyArray<ResolversParentTypes['RuleError']>, rule?: Maybe<ResolversParentTypes['MerchandisingRule']> };
  RuleQueryPattern: RuleQueryPattern;
  RuleQueryPatternInput: RuleQueryPatternInput;
  RuleRevision: RuleRevisionSource;
  RuleRevisionConnection: Omit<RuleRevisionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RuleRevisionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RuleRevision']> };
  RuleRevisionEdge: Omit<RuleRevisionEdge, 'node'> & { node: ResolversParentTypes['RuleRevision'] };
  RulesPreview: Omit<RulesPreview, 'after' | 'before' | 'moves'> & { after: ResolversParentTypes['RankingPreview'], before: ResolversParentTypes['RankingPreview'], moves: ReadonlyArray<ResolversParentTypes['RankingMove']> };
  SearchConnection: SearchConnectionSource;
  SearchEdge: SearchEdgeSource;
  SearchInput: SearchInput;
  SearchMetricGroup: SearchMetricGroup;
  SearchMetricPoint: SearchMetricPoint;
  SearchMetricValues: SearchMetricValues;
  SearchMetrics: SearchMetricsSource;
  SearchMetricsFilter: SearchMetricsFilter;
  SearchRevenue: SearchRevenue;
  SearchTiming: SearchTiming;
  SimilarUser: SimilarUser;
  SimilarityWeights: SimilarityWeights;
  StageTiming: StageTiming;
  Subscription: Record<PropertyKey, never>;
  Suggestion: Suggestion;
  SynonymAction: SynonymAction;
  SynonymActionInput: SynonymActionInput;
  SynonymReading: SynonymReading;
  TermsFacet: TermsFacetSource;
  TermsFilterInput: TermsFilterInput;
  TrackEventsError: ResolversUnionTypes<ResolversParentTypes>['TrackEventsError'];
  TrackEventsInput: TrackEventsInput;
  TrackEventsPayload: Omit<TrackEventsPayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['TrackEventsError']> };
  URL: Scalars['URL']['output'];
  UpdateConsentError: ResolversUnionTypes<ResolversParentTypes>['UpdateConsentError'];
  UpdateConsentInput: UpdateConsentInput;
  UpdateConsentPayload: Omit<UpdateConsentPayload, 'errors' | 'profile'> & { errors: ReadonlyArray<ResolversParentTypes['UpdateConsentError']>, profile?: Maybe<ResolversParentTypes['UserProfile']> };
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

export type authDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = authDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type costDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type costDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = costDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type listSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type listSizeDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = listSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AffinityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Affinity'] = ResolversParentTypes['Affinity']> = {
  evidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AffinityKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AffinityKindResolvers = EnumResolverSignature<{ BRAND?: any, CATEGORY?: any, COLOR?: any, PRICE_BAND?: any }, ResolversTypes['AffinityKind']>;

export type AppliedRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AppliedRule'] = ResolversParentTypes['AppliedRule']> = {
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RuleKind'], ParentType, ContextType>;
  logOdds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AttributeMentionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AttributeMention'] = ResolversParentTypes['AttributeMention']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AvailabilityResolvers = EnumResolverSignature<{ IN_STOCK?: any, LOW_STOCK?: any, OUT_OF_STOCK?: any, PREORDER?: any }, ResolversTypes['Availability']>;

export type BoostActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BoostAction'] = ResolversParentTypes['BoostAction']> = {
  by?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['RuleItems'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BrandResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BuryActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BuryAction'] = ResolversParentTypes['BuryAction']> = {
  by?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['RuleItems'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CandidateSourceResolvers = EnumResolverSignature<{ BEHAVIOURAL?: any, LEXICAL?: any, NEW?: any, RULE?: any, SEMANTIC?: any, TRENDING?: any, VISUAL?: any }, ResolversTypes['CandidateSource']>;

export type CatalogueInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CatalogueInfo'] = ResolversParentTypes['CatalogueInfo']> = {
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  simulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  analytics?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContributionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution']> = {
  evidence?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  part?: Resolver<ResolversTypes['ScorePart'], ParentType, ContextType>;
  shapley?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count']> = {
  relation?: Resolver<ResolversTypes['CountRelation'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountRelationResolvers = EnumResolverSignature<{ AT_LEAST?: any, EXACT?: any }, ResolversTypes['CountRelation']>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type DataExportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport']> = {
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DegradationResolvers = EnumResolverSignature<{ CATALOGUE_STALE?: any, DEADLINE_EXCEEDED?: any, MODEL_UNAVAILABLE?: any, NOT_LOGGED?: any, PHOTOGRAPH_UNAVAILABLE?: any, PROFILE_UNAVAILABLE?: any, PURCHASES_UNAVAILABLE?: any, RULES_STALE?: any, SEMANTIC_UNAVAILABLE?: any }, ResolversTypes['Degradation']>;

export type EventOriginResolvers = EnumResolverSignature<{ SHOPPERS?: any, SIMULATION?: any }, ResolversTypes['EventOrigin']>;

export type FacetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  __resolveType?: TypeResolveFn<'RangeFacet' | 'TermsFacet', ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  selected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FeatureDriftResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeatureDrift'] = ResolversParentTypes['FeatureDrift']> = {
  referenceN?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stabilityIndex?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FeatureModalityResolvers = EnumResolverSignature<{ ATTRIBUTES?: any, BEHAVIOUR?: any, IMAGE?: any, NUMERIC?: any, QUERY?: any, TEXT?: any }, ResolversTypes['FeatureModality']>;

export type FeatureQuantileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeatureQuantile'] = ResolversParentTypes['FeatureQuantile']> = {
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FeatureStatisticsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeatureStatistics'] = ResolversParentTypes['FeatureStatistics']> = {
  deviation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  drift?: Resolver<Maybe<ResolversTypes['FeatureDrift']>, ParentType, ContextType>;
  feature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  modality?: Resolver<ResolversTypes['FeatureModality'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantiles?: Resolver<ReadonlyArray<ResolversTypes['FeatureQuantile']>, ParentType, ContextType>;
};

export type FeatureStatisticsReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeatureStatisticsReport'] = ResolversParentTypes['FeatureStatisticsReport']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['FeatureStatistics']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['FeatureSubject'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['InstantRange']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FeatureSubjectResolvers = EnumResolverSignature<{ CATALOGUE?: any, SEARCHES?: any, SHOWN?: any }, ResolversTypes['FeatureSubject']>;

export type FilterActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FilterAction'] = ResolversParentTypes['FilterAction']> = {
  filters?: Resolver<ReadonlyArray<ResolversTypes['RuleFilter']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ForbiddenErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForbiddenError'] = ResolversParentTypes['ForbiddenError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  requires?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ForgetMeErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetMeError'] = ResolversParentTypes['ForgetMeError']> = {
  __resolveType?: TypeResolveFn<'ForbiddenError' | 'ValidationError', ParentType, ContextType>;
};

export type ForgetMePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetMePayload'] = ResolversParentTypes['ForgetMePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['ForgetMeError']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['ForgetReceipt']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ForgetReceiptResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetReceipt'] = ResolversParentTypes['ForgetReceipt']> = {
  forgottenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['RemovedCounts'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ForgetReceiptResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetReceiptResult'] = ResolversParentTypes['ForgetReceiptResult']> = {
  __resolveType?: TypeResolveFn<'ForgetReceipt' | 'NotFoundError', ParentType, ContextType>;
};

export type HideActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HideAction'] = ResolversParentTypes['HideAction']> = {
  items?: Resolver<ResolversTypes['RuleItems'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  alt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstantRangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InstantRange'] = ResolversParentTypes['InstantRange']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InteractionKindResolvers = EnumResolverSignature<{ CART?: any, CLICK?: any, DWELL?: any, PURCHASE?: any, RATING?: any, RETURN?: any }, ResolversTypes['InteractionKind']>;

export type MerchandisingRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MerchandisingRule'] = ResolversParentTypes['MerchandisingRule']> = {
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
  revisions?: Resolver<ResolversTypes['RuleRevisionConnection'], ParentType, ContextType, RequireFields<MerchandisingRulerevisionsArgs, 'first'>>;
  status?: Resolver<ResolversTypes['RuleStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<ResolversTypes['RuleAuthor'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MerchandisingRuleConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MerchandisingRuleConnection'] = ResolversParentTypes['MerchandisingRuleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MerchandisingRuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MerchandisingRule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type MerchandisingRuleEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MerchandisingRuleEdge'] = ResolversParentTypes['MerchandisingRuleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MerchandisingRule'], ParentType, ContextType>;
};

export type MetricBucketResolvers = EnumResolverSignature<{ DAY?: any, HOUR?: any, WEEK?: any }, ResolversTypes['MetricBucket']>;

export type MetricDimensionResolvers = EnumResolverSignature<{ CATEGORY?: any, MODEL_VERSION?: any, QUERY?: any, SEGMENT?: any }, ResolversTypes['MetricDimension']>;

export type MetricPeriodResolvers = EnumResolverSignature<{ LAST_7D?: any, LAST_24H?: any, LAST_30D?: any, LAST_90D?: any, LAST_HOUR?: any }, ResolversTypes['MetricPeriod']>;

export type MetricValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricValue'] = ResolversParentTypes['MetricValue']> = {
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ModalityInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModalityInfo'] = ResolversParentTypes['ModalityInfo']> = {
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModelInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelInfo'] = ResolversParentTypes['ModelInfo']> = {
  catalogue?: Resolver<ResolversTypes['CatalogueInfo'], ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['ModelVersion']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ModelMetricResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelMetric'] = ResolversParentTypes['ModelMetric']> = {
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelStatusResolvers = EnumResolverSignature<{ LIVE?: any, RETIRED?: any, TRAINED?: any }, ResolversTypes['ModelStatus']>;

export type ModelVersionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelVersion'] = ResolversParentTypes['ModelVersion']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  crossFeatures?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['ModelMetric']>, ParentType, ContextType>;
  modalities?: Resolver<ReadonlyArray<ResolversTypes['ModalityInfo']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ModelStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModelVersionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelVersionConnection'] = ResolversParentTypes['ModelVersionConnection']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ModelVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ModelVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModelVersionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelVersionEdge'] = ResolversParentTypes['ModelVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModelVersion'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveRule?: Resolver<Maybe<ResolversTypes['RulePayload']>, ParentType, ContextType, RequireFields<MutationarchiveRuleArgs, 'input'>>;
  createRule?: Resolver<Maybe<ResolversTypes['RulePayload']>, ParentType, ContextType, RequireFields<MutationcreateRuleArgs, 'input'>>;
  forgetMe?: Resolver<Maybe<ResolversTypes['ForgetMePayload']>, ParentType, ContextType, RequireFields<MutationforgetMeArgs, 'input'>>;
  publishRule?: Resolver<Maybe<ResolversTypes['RulePayload']>, ParentType, ContextType, RequireFields<MutationpublishRuleArgs, 'input'>>;
  revertRule?: Resolver<Maybe<ResolversTypes['RulePayload']>, ParentType, ContextType, RequireFields<MutationrevertRuleArgs, 'input'>>;
  trackEvents?: Resolver<Maybe<ResolversTypes['TrackEventsPayload']>, ParentType, ContextType, RequireFields<MutationtrackEventsArgs, 'input'>>;
  updateConsent?: Resolver<Maybe<ResolversTypes['UpdateConsentPayload']>, ParentType, ContextType, RequireFields<MutationupdateConsentArgs, 'input'>>;
  updateRule?: Resolver<Maybe<ResolversTypes['RulePayload']>, ParentType, ContextType, RequireFields<MutationupdateRuleArgs, 'input'>>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Brand' | 'Category' | 'ModelVersion' | 'Product' | 'UserProfile', ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PinActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PinAction'] = ResolversParentTypes['PinAction']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PreviewItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewItem'] = ResolversParentTypes['PreviewItem']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PreviewRulesResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewRulesResult'] = ResolversParentTypes['PreviewRulesResult']> = {
  __resolveType?: TypeResolveFn<'ForbiddenError' | 'NotFoundError' | 'RulesPreview' | 'ValidationError', ParentType, ContextType>;
};

export type PriceReadingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PriceReading'] = ResolversParentTypes['PriceReading']> = {
  max?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  attributes?: Resolver<ReadonlyArray<ResolversTypes['ProductAttribute']>, ParentType, ContextType, Partial<ProductattributesArgs>>;
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  breadcrumbs?: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  compareAtPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ProductdescriptionArgs, 'maxLength'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Rating']>, ParentType, ContextType>;
  similarItems?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<ProductsimilarItemsArgs, 'first' | 'mode'>>;
  simulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductAttributeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProductAttribute'] = ResolversParentTypes['ProductAttribute']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProfileRecommendationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProfileRecommendation'] = ResolversParentTypes['ProfileRecommendation']> = {
  explanation?: Resolver<Maybe<ResolversTypes['RankingExplanation']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
};

export type ProfileRecommendationsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProfileRecommendations'] = ResolversParentTypes['ProfileRecommendations']> = {
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ProfileRecommendation']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['RankingModelInfo'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alsoBought?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryalsoBoughtArgs, 'first' | 'productId'>>;
  auditLog?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<QueryauditLogArgs, 'first'>>;
  exportMyData?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  failingQueries?: Resolver<Maybe<ResolversTypes['QueryMetricsConnection']>, ParentType, ContextType, RequireFields<QueryfailingQueriesArgs, 'by' | 'first'>>;
  featureStatistics?: Resolver<Maybe<ResolversTypes['FeatureStatisticsReport']>, ParentType, ContextType, RequireFields<QueryfeatureStatisticsArgs, 'of'>>;
  forgetReceipt?: Resolver<Maybe<ResolversTypes['ForgetReceiptResult']>, ParentType, ContextType, RequireFields<QueryforgetReceiptArgs, 'requestId'>>;
  modelInfo?: Resolver<Maybe<ResolversTypes['ModelInfo']>, ParentType, ContextType>;
  modelVersions?: Resolver<Maybe<ResolversTypes['ModelVersionConnection']>, ParentType, ContextType, RequireFields<QuerymodelVersionsArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QuerynodeArgs, 'nodeId'>>;
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QuerynodesArgs, 'nodeIds'>>;
  previewRules?: Resolver<Maybe<ResolversTypes['PreviewRulesResult']>, ParentType, ContextType, RequireFields<QuerypreviewRulesArgs, 'input'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryproductArgs, 'id'>>;
  products?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Product']>>>, ParentType, ContextType, RequireFields<QueryproductsArgs, 'ids'>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryrecommendationsArgs, 'first' | 'placement'>>;
  rule?: Resolver<Maybe<ResolversTypes['MerchandisingRule']>, ParentType, ContextType, RequireFields<QueryruleArgs, 'id'>>;
  ruleHistory?: Resolver<Maybe<ResolversTypes['RuleRevisionConnection']>, ParentType, ContextType, RequireFields<QueryruleHistoryArgs, 'first'>>;
  rules?: Resolver<Maybe<ResolversTypes['MerchandisingRuleConnection']>, ParentType, ContextType, RequireFields<QueryrulesArgs, 'first'>>;
  searchMetrics?: Resolver<Maybe<ResolversTypes['SearchMetrics']>, ParentType, ContextType, Partial<QuerysearchMetricsArgs>>;
  searchRanked?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerysearchRankedArgs, 'first' | 'input'>>;
  similarItems?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QuerysimilarItemsArgs, 'first' | 'mode' | 'productId'>>;
  suggest?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Suggestion']>>, ParentType, ContextType, RequireFields<QuerysuggestArgs, 'first' | 'prefix'>>;
  topQueries?: Resolver<Maybe<ResolversTypes['QueryMetricsConnection']>, ParentType, ContextType, RequireFields<QuerytopQueriesArgs, 'first'>>;
  trending?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QuerytrendingArgs, 'first'>>;
  userProfile?: Resolver<Maybe<ResolversTypes['UserProfileResult']>, ParentType, ContextType, Partial<QueryuserProfileArgs>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type QueryFailureResolvers = EnumResolverSignature<{ NO_CLICKS?: any, ZERO_RESULTS?: any }, ResolversTypes['QueryFailure']>;

export type QueryMatchResolvers = EnumResolverSignature<{ ANY_WORD?: any, CONTAINS?: any, EXACT?: any, PREFIX?: any }, ResolversTypes['QueryMatch']>;

export type QueryMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QueryMetrics'] = ResolversParentTypes['QueryMetrics']> = {
  addToCartRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  clickThroughRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  conversionRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  degradedShare?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  latencyMsP50?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  latencyMsP95?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  meanReciprocalRank?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  ndcg?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  searches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shoppers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  zeroResultRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
};

export type QueryMetricsConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QueryMetricsConnection'] = ResolversParentTypes['QueryMetricsConnection']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['QueryMetricsEdge']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['QueryMetrics']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type QueryMetricsEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QueryMetricsEdge'] = ResolversParentTypes['QueryMetricsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QueryMetrics'], ParentType, ContextType>;
};

export type QueryReadingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QueryReading'] = ResolversParentTypes['QueryReading']> = {
  mentions?: Resolver<ReadonlyArray<ResolversTypes['AttributeMention']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['PriceReading']>, ParentType, ContextType>;
  synonyms?: Resolver<ReadonlyArray<ResolversTypes['SynonymReading']>, ParentType, ContextType>;
  unknownWords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RangeFacetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RangeFacet'] = ResolversParentTypes['RangeFacet']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RankMoveResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankMove'] = ResolversParentTypes['RankMove']> = {
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RankingExplanationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankingExplanation'] = ResolversParentTypes['RankingExplanation']> = {
  baselineLogit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RankingModelInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankingModelInfo'] = ResolversParentTypes['RankingModelInfo']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RankingMoveResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankingMove'] = ResolversParentTypes['RankingMove']> = {
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RankingPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankingPreview'] = ResolversParentTypes['RankingPreview']> = {
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['PreviewItem']>, ParentType, ContextType>;
  redirect?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type RankingUpdateResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankingUpdate'] = ResolversParentTypes['RankingUpdate']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  moves?: Resolver<ReadonlyArray<ResolversTypes['RankMove']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RankingUpdateReason'], ParentType, ContextType>;
  searchId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RankingUpdateReasonResolvers = EnumResolverSignature<{ MODEL_PROMOTED?: any, PRODUCTS_CHANGED?: any, PROFILE_CHANGED?: any }, ResolversTypes['RankingUpdateReason']>;

export type RateLimitedErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RateLimitedError'] = ResolversParentTypes['RateLimitedError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RatingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Rating'] = ResolversParentTypes['Rating']> = {
  average?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecentInteractionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentInteraction'] = ResolversParentTypes['RecentInteraction']> = {
  kind?: Resolver<ResolversTypes['InteractionKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RecentInteractionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentInteractionConnection'] = ResolversParentTypes['RecentInteractionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecentInteractionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RecentInteraction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RecentInteractionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentInteractionEdge'] = ResolversParentTypes['RecentInteractionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RecentInteraction'], ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationConnection'] = ResolversParentTypes['RecommendationConnection']> = {
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['RankingModelInfo'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  trackingToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecommendationPlacementResolvers = EnumResolverSignature<{ CART?: any, CATEGORY?: any, HOME?: any, PDP?: any, SEARCH_ZERO_RESULTS?: any }, ResolversTypes['RecommendationPlacement']>;

export type RedirectActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RedirectAction'] = ResolversParentTypes['RedirectAction']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RelaxationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Relaxation'] = ResolversParentTypes['Relaxation']> = {
  kind?: Resolver<ResolversTypes['RelaxationKind'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RelaxationKindResolvers = EnumResolverSignature<{ FILTER?: any, PRICE?: any, WORDS?: any }, ResolversTypes['RelaxationKind']>;

export type RemovedCountsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RemovedCounts'] = ResolversParentTypes['RemovedCounts']> = {
  consents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  impressions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interactions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profiles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  searches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleResolvers = EnumResolverSignature<{ ADMIN?: any, ANALYST?: any, ANONYMOUS?: any, MERCHANDISER?: any, SERVICE?: any, SHOPPER?: any }, ResolversTypes['Role']>;

export type RuleActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleAction'] = ResolversParentTypes['RuleAction']> = {
  __resolveType?: TypeResolveFn<'BoostAction' | 'BuryAction' | 'FilterAction' | 'HideAction' | 'PinAction' | 'RedirectAction' | 'SynonymAction', ParentType, ContextType>;
};

export type RuleAuthorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleAuthor'] = ResolversParentTypes['RuleAuthor']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RuleChangeResolvers = EnumResolverSignature<{ ARCHIVE?: any, CREATE?: any, PUBLISH?: any, REVERT?: any, UPDATE?: any }, ResolversTypes['RuleChange']>;

export type RuleConditionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleCondition'] = ResolversParentTypes['RuleCondition']> = {
  category?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['RuleQueryPattern']>, ParentType, ContextType>;
  segments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RuleErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleError'] = ResolversParentTypes['RuleError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'ForbiddenError' | 'NotFoundError' | 'ValidationError', ParentType, ContextType>;
};

export type RuleFilterResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleFilter'] = ResolversParentTypes['RuleFilter']> = {
  anyOf?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Availability']>>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RuleItemsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleItems'] = ResolversParentTypes['RuleItems']> = {
  filters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RuleFilter']>>, ParentType, ContextType>;
  productIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type RuleKindResolvers = EnumResolverSignature<{ BOOST?: any, BURY?: any, FILTER?: any, HIDE?: any, PIN?: any, REDIRECT?: any, SYNONYM?: any }, ResolversTypes['RuleKind']>;

export type RulePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RulePayload'] = ResolversParentTypes['RulePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['RuleError']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['MerchandisingRule']>, ParentType, ContextType>;
};

export type RuleQueryPatternResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleQueryPattern'] = ResolversParentTypes['RuleQueryPattern']> = {
  match?: Resolver<ResolversTypes['QueryMatch'], ParentType, ContextType>;
  phrases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RuleRevisionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleRevision'] = ResolversParentTypes['RuleRevision']> = {
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

export type RuleRevisionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleRevisionConnection'] = ResolversParentTypes['RuleRevisionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RuleRevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RuleRevision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RuleRevisionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RuleRevisionEdge'] = ResolversParentTypes['RuleRevisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RuleRevision'], ParentType, ContextType>;
};

export type RuleStatusResolvers = EnumResolverSignature<{ ARCHIVED?: any, DRAFT?: any, PUBLISHED?: any }, ResolversTypes['RuleStatus']>;

export type RulesPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RulesPreview'] = ResolversParentTypes['RulesPreview']> = {
  after?: Resolver<ResolversTypes['RankingPreview'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['RankingPreview'], ParentType, ContextType>;
  moves?: Resolver<ReadonlyArray<ResolversTypes['RankingMove']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScorePartResolvers = EnumResolverSignature<{ ATTRIBUTES?: any, BEHAVIOUR?: any, CONTEXT?: any, IMAGE?: any, NUMERIC?: any, QUERY_MATCH?: any, TEXT?: any }, ResolversTypes['ScorePart']>;

export type SearchConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  correctedText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  degraded?: Resolver<ReadonlyArray<ResolversTypes['Degradation']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<SearchConnectionfacetsArgs, 'valuesFirst'>>;
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

export type SearchEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
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

export type SearchMetricGroupResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchMetricGroup'] = ResolversParentTypes['SearchMetricGroup']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metrics?: Resolver<ResolversTypes['SearchMetricValues'], ParentType, ContextType>;
};

export type SearchMetricPointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchMetricPoint'] = ResolversParentTypes['SearchMetricPoint']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  metrics?: Resolver<ResolversTypes['SearchMetricValues'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SearchMetricValuesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchMetricValues'] = ResolversParentTypes['SearchMetricValues']> = {
  addToCartRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  clickThroughRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  conversionRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  degradedShare?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  latencyMsP50?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  latencyMsP95?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  meanReciprocalRank?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  ndcg?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
  revenue?: Resolver<ReadonlyArray<ResolversTypes['SearchRevenue']>, ParentType, ContextType>;
  searches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shoppers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  simulatedSearches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  zeroResultRate?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
};

export type SearchMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchMetrics'] = ResolversParentTypes['SearchMetrics']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  bucket?: Resolver<ResolversTypes['MetricBucket'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['SearchMetricGroup']>, ParentType, ContextType, RequireFields<SearchMetricsgroupsArgs, 'by' | 'first'>>;
  series?: Resolver<ReadonlyArray<ResolversTypes['SearchMetricPoint']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SearchMetricValues'], ParentType, ContextType>;
};

export type SearchRevenueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchRevenue'] = ResolversParentTypes['SearchRevenue']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  perSearch?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchSortResolvers = EnumResolverSignature<{ NEWEST?: any, POPULARITY?: any, PRICE_ASC?: any, PRICE_DESC?: any, RATING?: any, RELEVANCE?: any }, ResolversTypes['SearchSort']>;

export type SearchTimingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchTiming'] = ResolversParentTypes['SearchTiming']> = {
  stages?: Resolver<ReadonlyArray<ResolversTypes['StageTiming']>, ParentType, ContextType>;
  totalMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ShopperSegmentResolvers = EnumResolverSignature<{ BUYER?: any, NEW?: any, RETURNING?: any }, ResolversTypes['ShopperSegment']>;

export type SimilarUserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SimilarUser'] = ResolversParentTypes['SimilarUser']> = {
  similarity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SimilarityModeResolvers = EnumResolverSignature<{ COLLABORATIVE?: any, MULTIMODAL?: any, TEXTUAL?: any, VISUAL?: any }, ResolversTypes['SimilarityMode']>;

export type StageTimingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StageTiming'] = ResolversParentTypes['StageTiming']> = {
  ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  rankingUpdated?: SubscriptionResolver<Maybe<ResolversTypes['RankingUpdate']>, "rankingUpdated", ParentType, ContextType, RequireFields<SubscriptionrankingUpdatedArgs, 'intervalMs' | 'searchId' | 'topK'>>;
  searchMetricsUpdated?: SubscriptionResolver<Maybe<ResolversTypes['SearchMetrics']>, "searchMetricsUpdated", ParentType, ContextType, RequireFields<SubscriptionsearchMetricsUpdatedArgs, 'intervalMs'>>;
};

export type SuggestionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  kind?: Resolver<ResolversTypes['SuggestionKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionKindResolvers = EnumResolverSignature<{ BRAND?: any, CATEGORY?: any, QUERY?: any, TITLE?: any }, ResolversTypes['SuggestionKind']>;

export type SynonymActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SynonymAction'] = ResolversParentTypes['SynonymAction']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phrases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SynonymReadingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SynonymReading'] = ResolversParentTypes['SynonymReading']> = {
  instead?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TermsFacetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TermsFacet'] = ResolversParentTypes['TermsFacet']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrackEventsErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrackEventsError'] = ResolversParentTypes['TrackEventsError']> = {
  __resolveType?: TypeResolveFn<'ValidationError', ParentType, ContextType>;
};

export type TrackEventsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrackEventsPayload'] = ResolversParentTypes['TrackEventsPayload']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['TrackEventsError']>, ParentType, ContextType>;
};

export interface URLScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateConsentErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateConsentError'] = ResolversParentTypes['UpdateConsentError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'ForbiddenError' | 'ValidationError', ParentType, ContextType>;
};

export type UpdateConsentPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateConsentPayload'] = ResolversParentTypes['UpdateConsentPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UpdateConsentError']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['UserProfile']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'ConflictError' | 'ForbiddenError' | 'NotFoundError' | 'RateLimitedError' | 'ValidationError', ParentType, ContextType>;
};

export type UserProfileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserProfile'] = ResolversParentTypes['UserProfile']> = {
  affinities?: Resolver<ReadonlyArray<ResolversTypes['Affinity']>, ParentType, ContextType, RequireFields<UserProfileaffinitiesArgs, 'first'>>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  consent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interactionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recentInteractions?: Resolver<Maybe<ResolversTypes['RecentInteractionConnection']>, ParentType, ContextType, RequireFields<UserProfilerecentInteractionsArgs, 'first'>>;
  recommendations?: Resolver<Maybe<ResolversTypes['ProfileRecommendations']>, ParentType, ContextType, RequireFields<UserProfilerecommendationsArgs, 'first'>>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  similarUsers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SimilarUser']>>, ParentType, ContextType, RequireFields<UserProfilesimilarUsersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserProfileResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserProfileResult'] = ResolversParentTypes['UserProfileResult']> = {
  __resolveType?: TypeResolveFn<'ForbiddenError' | 'NotFoundError' | 'UserProfile' | 'ValidationError', ParentType, ContextType>;
};

export type ValidationErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ValidationError'] = ResolversParentTypes['ValidationError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
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
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
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
  DataExport?: DataExportResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Degradation?: DegradationResolvers;
  EventOrigin?: EventOriginResolvers;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  FeatureDrift?: FeatureDriftResolvers<ContextType>;
  FeatureModality?: FeatureModalityResolvers;
  FeatureQuantile?: FeatureQuantileResolvers<ContextType>;
  FeatureStatistics?: FeatureStatisticsResolvers<ContextType>;
  FeatureStatisticsReport?: FeatureStatisticsReportResolvers<ContextType>;
  FeatureSubject?: FeatureSubjectResolvers;
  FilterAction?: FilterActionResolvers<ContextType>;
  ForbiddenError?: ForbiddenErrorResolvers<ContextType>;
  ForgetMeError?: ForgetMeErrorResolvers<ContextType>;
  ForgetMePayload?: ForgetMePayloadResolvers<ContextType>;
  ForgetReceipt?: ForgetReceiptResolvers<ContextType>;
  ForgetReceiptResult?: ForgetReceiptResultResolvers<ContextType>;
  HideAction?: HideActionResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  InstantRange?: InstantRangeResolvers<ContextType>;
  InteractionKind?: InteractionKindResolvers;
  MerchandisingRule?: MerchandisingRuleResolvers<ContextType>;
  MerchandisingRuleConnection?: MerchandisingRuleConnectionResolvers<ContextType>;
  MerchandisingRuleEdge?: MerchandisingRuleEdgeResolvers<ContextType>;
  MetricBucket?: MetricBucketResolvers;
  MetricDimension?: MetricDimensionResolvers;
  MetricPeriod?: MetricPeriodResolvers;
  MetricValue?: MetricValueResolvers<ContextType>;
  ModalityInfo?: ModalityInfoResolvers<ContextType>;
  ModelInfo?: ModelInfoResolvers<ContextType>;
  ModelMetric?: ModelMetricResolvers<ContextType>;
  ModelStatus?: ModelStatusResolvers;
  ModelVersion?: ModelVersionResolvers<ContextType>;
  ModelVersionConnection?: ModelVersionConnectionResolvers<ContextType>;
  ModelVersionEdge?: ModelVersionEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PinAction?: PinActionResolvers<ContextType>;
  PreviewItem?: PreviewItemResolvers<ContextType>;
  PreviewRulesResult?: PreviewRulesResultResolvers<ContextType>;
  PriceReading?: PriceReadingResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductAttribute?: ProductAttributeResolvers<ContextType>;
  ProfileRecommendation?: ProfileRecommendationResolvers<ContextType>;
  ProfileRecommendations?: ProfileRecommendationsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueryFailure?: QueryFailureResolvers;
  QueryMatch?: QueryMatchResolvers;
  QueryMetrics?: QueryMetricsResolvers<ContextType>;
  QueryMetricsConnection?: QueryMetricsConnectionResolvers<ContextType>;
  QueryMetricsEdge?: QueryMetricsEdgeResolvers<ContextType>;
  QueryReading?: QueryReadingResolvers<ContextType>;
  RangeFacet?: RangeFacetResolvers<ContextType>;
  RankMove?: RankMoveResolvers<ContextType>;
  RankingExplanation?: RankingExplanationResolvers<ContextType>;
  RankingModelInfo?: RankingModelInfoResolvers<ContextType>;
  RankingMove?: RankingMoveResolvers<ContextType>;
  RankingPreview?: RankingPreviewResolvers<ContextType>;
  RankingUpdate?: RankingUpdateResolvers<ContextType>;
  RankingUpdateReason?: RankingUpdateReasonResolvers;
  RateLimitedError?: RateLimitedErrorResolvers<ContextType>;
  Rating?: RatingResolvers<ContextType>;
  RecentInteraction?: RecentInteractionResolvers<ContextType>;
  RecentInteractionConnection?: RecentInteractionConnectionResolvers<ContextType>;
  RecentInteractionEdge?: RecentInteractionEdgeResolvers<ContextType>;
  RecommendationConnection?: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge?: RecommendationEdgeResolvers<ContextType>;
  RecommendationPlacement?: RecommendationPlacementResolvers;
  RedirectAction?: RedirectActionResolvers<ContextType>;
  Relaxation?: RelaxationResolvers<ContextType>;
  RelaxationKind?: RelaxationKindResolvers;
  RemovedCounts?: RemovedCountsResolvers<ContextType>;
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
  SearchMetricGroup?: SearchMetricGroupResolvers<ContextType>;
  SearchMetricPoint?: SearchMetricPointResolvers<ContextType>;
  SearchMetricValues?: SearchMetricValuesResolvers<ContextType>;
  SearchMetrics?: SearchMetricsResolvers<ContextType>;
  SearchRevenue?: SearchRevenueResolvers<ContextType>;
  SearchSort?: SearchSortResolvers;
  SearchTiming?: SearchTimingResolvers<ContextType>;
  ShopperSegment?: ShopperSegmentResolvers;
  SimilarUser?: SimilarUserResolvers<ContextType>;
  SimilarityMode?: SimilarityModeResolvers;
  StageTiming?: StageTimingResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SuggestionKind?: SuggestionKindResolvers;
  SynonymAction?: SynonymActionResolvers<ContextType>;
  SynonymReading?: SynonymReadingResolvers<ContextType>;
  TermsFacet?: TermsFacetResolvers<ContextType>;
  TrackEventsError?: TrackEventsErrorResolvers<ContextType>;
  TrackEventsPayload?: TrackEventsPayloadResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateConsentError?: UpdateConsentErrorResolvers<ContextType>;
  UpdateConsentPayload?: UpdateConsentPayloadResolvers<ContextType>;
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
