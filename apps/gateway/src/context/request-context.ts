import type { Clock } from '@fusionrank/domain/clock';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { SearchRequest } from '@fusionrank/domain/search';
import type {
  AuditStore,
  EventLog,
  ForgetReceipt,
  ModelVersionStore,
  ProfileStore,
  RuleStore,
  SynonymStore,
} from '@fusionrank/feature-store';
import type { MetricsStore } from '@fusionrank/feature-store/metrics';
import type { Deadline, Explained, RankedSlate } from '@fusionrank/search';
import type { RequestAudit } from '../audit/request-audit.ts';
import type { ProfileChanges } from '../live/profile-changes.ts';
import type { WorkAgain } from '../live/work-again.ts';
import type { Serving } from '../serving/serving.ts';
import type { ServedSlate, ServedSlates } from '../slates/served-slates.ts';
import type { TrackingTokens } from '../slates/tracking-token.ts';
import type { RequestRecord } from '../telemetry/request-record.ts';
import type { ImpressionLog } from '../tracking/impression-log.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** What one request may use; made anew for each, so that what a loader holds is never another viewer's. */
export interface RequestContext extends GatewayParts {
  readonly requestId: string;
  /** What is noted of it, for the log and the metrics. */
  readonly record: RequestRecord;
  readonly viewer: Viewer;
  /** Where the request came from. */
  readonly address: string;
  /** Scheme, host and port by which the client reached us; images are addressed under it. */
  readonly baseUrl: string;
  /** Until when the answer is waited for; what takes long is given it, and stops. */
  readonly deadline: Deadline;
  readonly products: ProductLoader;
  readonly explanations: ExplanationLoader;
  /** What is written down of the request. */
  readonly audit: RequestAudit;
  readonly profileOf: (userId: UserId) => Promise<UserProfile>;
  readonly workAgain: WorkAgain;
  /** A search again for one who follows it; undefined where it can't be now. */
  readonly searchAgain: (request: SearchRequest) => Promise<RankedSlate | undefined>;
}

/** What lives as long as the gateway. */
export interface GatewayParts {
  readonly serving: Serving;
  readonly slates: ServedSlates;
  readonly tokens: TrackingTokens;
  readonly impressions: ImpressionLog;
  readonly events: Pick<EventLog, 'append' | 'history'>;
  readonly profileChanges: ProfileChanges;
  readonly metrics: MetricsStore;
  readonly modelVersions: Pick<ModelVersionStore, 'list' | 'live'>;
  readonly rules: RuleStore;
  readonly synonyms: Pick<SynonymStore, 'read'>;
  readonly clock: Clock;
  readonly consents: Pick<ProfileStore, 'changeConsent'>;
  readonly forgetting: Forgetting;
  readonly auditEntries: Pick<AuditStore, 'page'>;
}

/** Forgets users, here at once and on the other gateways within a second. */
export interface Forgetting {
  forget(userId: UserId): Promise<ForgetReceipt>;
  receipt(requestId: string): Promise<ForgetReceipt | undefined>;
}

export interface ProductLoader {
  /**
   * Aligned with `ids`, as they were ranked and filtered, from memory; undefined for one that is no longer sold. What the shop
   * changed is in within a second.
   */
  inForce(ids: readonly ItemId[]): readonly (CatalogItem | undefined)[];
  /** Aligned with `ids`, as the database has them, those no longer sold too; one statement for all that a request asks for at once. */
  loadAll(ids: readonly ItemId[]): Promise<readonly (CatalogItem | undefined)[]>;
  /** True when the database does not answer: the products in memory are as they were last read. */
  readonly stale: boolean;
}

export interface ExplanationLoader {
  /** Why the item stands where it does in the slate; one call of the model for all that a page asks for at once. */
  load(served: ServedSlate, itemId: ItemId): Promise<Explained>;
}
