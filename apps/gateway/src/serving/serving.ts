import type { ShopEvent } from '@fusionrank/domain/event';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { SearchRequest, Slate } from '@fusionrank/domain/search';
import type { FeatureStore, ModelVersion } from '@fusionrank/feature-store';
import type {
  AlsoBoughtRequest,
  Deadline,
  Explained,
  ExplainedSlate,
  RankedSlate,
  RecommendRequest,
  RulesTried,
  SimilarRequest,
  Suggester,
  TrendingRequest,
} from '@fusionrank/search';

/** What the gateway needs of the feature store. */
export type GatewayStore = Pick<
  FeatureStore,
  | 'catalog'
  | 'vectors'
  | 'events'
  | 'profiles'
  | 'modelVersions'
  | 'synonyms'
  | 'rules'
  | 'apiKeys'
  | 'rates'
  | 'forgottenUsers'
  | 'audit'
  | 'metrics'
  | 'heldData'
  | 'ping'
  | 'close'
>;

/** Until when what is asked for is waited for; without one, for ever. */
export type Until = Deadline | undefined;

/** What answers requests: the catalogue in memory and the live model, swapped under it without a pause. */
export interface Serving {
  search(request: SearchRequest, deadline?: Until): Promise<RankedSlate>;
  /** The same under other rules than those in force; nothing of it is kept. */
  tryRules(request: SearchRequest, tried: RulesTried): Promise<RankedSlate>;
  /** Why items of a search stand where they do, aligned with their ids; only the model that ranked them can tell. */
  explain(slate: ExplainedSlate, itemIds: readonly ItemId[], deadline?: Until): Promise<readonly Explained[]>;
  /** Throws NOT_FOUND for an item that is not in the catalogue. */
  similar(request: SimilarRequest, deadline?: Until): Promise<Slate>;
  recommend(request: RecommendRequest, deadline?: Until): Promise<Slate>;
  /** Throws NOT_FOUND for an item that is not in the catalogue. */
  alsoBought(request: AlsoBoughtRequest, deadline?: Until): Promise<Slate>;
  trending(request: TrendingRequest, deadline?: Until): Promise<Slate>;
  /** As of now, also what another gateway took a moment ago. Rejects with DATABASE_UNAVAILABLE. */
  readonly profileOf: (userId: UserId, signal?: AbortSignal) => Promise<UserProfile>;
  /** Completions of what is being typed; renewed in the background with popularity. */
  readonly suggest: Suggester['suggest'];
  /** Events just stored: popularity follows at once. */
  noticeEvents(events: readonly ShopEvent[]): void;
  readonly catalogue: ServedCatalogue;
  /** The model in force; undefined before the first one. */
  readonly model: ServedModel | undefined;
  readonly modelStatus: ModelStatus;
  /** When the database last said that these are as they are there; undefined: not yet. */
  readonly checkedAt: CheckedAt;
  close(): Promise<void>;
}

/** How far the shop's model is. */
export interface ModelStatus {
  /** `NONE_PUBLISHED`: the shop has none yet. `REFUSED`: it has, there is a problem with it, and none was in force before. */
  readonly state: 'IN_FORCE' | 'NONE_PUBLISHED' | 'LOADING' | 'REFUSED';
  /** Why the version that should be live is not in force; undefined when it is. */
  readonly problem: string | undefined;
  /** Whether requests are better answered by others until a model is in force: from a start on a published model until one is. */
  readonly isAwaited: boolean;
}

export interface CheckedAt {
  readonly catalogue: Date | undefined;
  readonly rules: Date | undefined;
}

/** Products as they were last read from the database; they stay when it goes. */
export interface ServedCatalogue {
  find(id: ItemId): CatalogItem | undefined;
  /** Any product; undefined in an empty catalogue. */
  first(): CatalogItem | undefined;
  readonly itemCount: number;
  readonly version: bigint;
  readonly loadedAt: Date;
  /** What each part of it takes of the memory, in bytes. */
  byteLengths(): Readonly<Record<string, number>>;
  /** Whether any of the products was simulated. */
  readonly simulated: boolean;
}

export interface ServedModel {
  readonly version: ModelVersion;
  readonly modalities: readonly { readonly name: string; readonly width: number; readonly items: number }[];
  readonly crossFeatures: readonly string[];
  /** Nearest first; empty for a user whom the model has not met. */
  similarUsers(userId: UserId, limit: number): readonly { readonly userId: UserId; readonly similarity: number }[];
}
