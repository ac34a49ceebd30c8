import type { BoughtTogether } from '@fusionrank/domain/bought-together';
import type { ModelVersionId, ItemId, RuleId, UserId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { Interaction, ShopEvent } from '@fusionrank/domain/event';
import type { Consent, HistoryEntry, UserProfile } from '@fusionrank/domain/profile';
import type { ApiKey } from '@fusionrank/domain/api-key';
import type { Rule, RuleAuthor, RuleChange, RuleContent, RuleKind, RuleStatus } from '@fusionrank/domain/rule';
import type { SynonymRule } from '@fusionrank/domain/synonym';
import type { RateStore } from './access/rate-store.ts';
import type { ReadFor } from './database/query-until.ts';
import type { BoughtTogetherRequest } from './events/bought-together.ts';
import type { MetricsStore } from './metrics/metrics-store.ts';

export type { RateStore, ReadFor };

/** An item as stored, with what says whether anything derived from it is still current. */
export interface StoredItem {
  readonly item: CatalogItem;
  /** sha256 of `itemText(item)`. */
  readonly textHash: string;
  /** Grows with every change of any item. */
  readonly version: bigint;
  readonly withdrawn: boolean;
}

export interface UpsertCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface CatalogStore {
  /** One durable batch (a few thousand items): new rows in, changed rows over, unchanged rows left alone. The last of duplicate ids wins. */
  upsert(items: readonly CatalogItem[]): Promise<UpsertCounts>;
  withdraw(ids: readonly ItemId[]): Promise<number>;
  /** Everything newer than `after` (default: everything), by version, in batches; withdrawn items too. */
  stream(options?: { readonly after?: bigint; readonly batchSize?: number }): AsyncIterable<readonly StoredItem[]>;
  /** Aligned with `ids`; undefined where there is no such item. */
  byIds(ids: readonly ItemId[], reader?: ReadFor): Promise<readonly (CatalogItem | undefined)[]>;
  /** Items that are not withdrawn. */
  count(): Promise<number>;
  latestVersion(): Promise<bigint>;
  /** Calls `onChange` soon after every committed change, several at once as one, and once when it begins to listen. */
  watch(options: WatchOptions): CatalogWatch;
  /**
   * Says which catalogue this is: another one for another database, and for one that was emptied or put back from a copy of
   * its statements. Versions of one and the same can be compared.
   */
  identity(): Promise<string>;
}

export interface WatchOptions {
  readonly onChange: () => void;
  /** The connection was lost; another is opened. */
  readonly onFailure: (cause: unknown) => void;
}

export interface CatalogWatch {
  stop(): Promise<void>;
}

export interface VectorStore {
  read(encoder: string, contentHashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  write(
    encoder: string,
    rows: readonly { readonly contentHash: string; readonly values: Float32Array }[],
  ): Promise<void>;
  missing(encoder: string, contentHashes: readonly string[]): Promise<readonly string[]>;
}

export interface EventLog {
  /** Durable before it resolves; (type, user, event id) that is there already counts as a duplicate and changes nothing. Throws INVALID_INPUT for what can't be stored, before anything is written. */
  append(events: readonly ShopEvent[]): Promise<{ readonly accepted: number; readonly duplicates: number }>;
  /** The same by COPY, for millions; batches are durable one by one. */
  importBatch(events: readonly ShopEvent[]): Promise<{ readonly accepted: number; readonly duplicates: number }>;
  /** Newest first. */
  recentInteractions(
    userId: UserId,
    options: { readonly limit: number; readonly before?: Date },
  ): Promise<readonly Interaction[]>;
  /**
   * What a user did and was known at `asOf`, the newest first, also what is past a profile's history; `before` is the last one of the
   * page before.
   */
  history(
    userId: UserId,
    asked: {
      readonly asOf: Date;
      readonly limit: number;
      readonly before?: Pick<Interaction, 'occurredAt' | 'eventId'>;
    },
    reader?: ReadFor,
  ): Promise<readonly Interaction[]>;
  counts(): Promise<{ readonly searches: number; readonly impressions: number; readonly interactions: number }>;
  /** First and last event time, absent in an empty log. */
  span(): Promise<{ readonly from: Date; readonly until: Date } | undefined>;
  /** Every interaction in [from, until), oldest first. */
  interactions(window?: { readonly from?: Date; readonly until?: Date }): AsyncIterable<readonly Interaction[]>;
  /** Decayed interaction weight per item at `asOf` (see `popularity.ts`). */
  popularity(asOf: Date): Promise<ReadonlyMap<ItemId, number>>;
  /**
   * What was searched for in the 60 days before `asOf`, by its number of searches, each halved every 14 days; the most
   * searched first. Only what at least `leastUsers` people asked: what one person types may be about that person.
   */
  popularQueries(options: {
    readonly asOf: Date;
    readonly leastUsers: number;
    readonly limit: number;
  }): Promise<readonly { readonly text: string; readonly searches: number }[]>;
  /**
   * Items that at least `leastUsers` of an item's last thousand buyers bought too, as far as was known at `asOf`; those that most of them
   * bought first.
   */
  boughtTogether(asked: BoughtTogetherRequest, reader?: ReadFor): Promise<readonly BoughtTogether[]>;
  /** Users by number of interactions, most active first. */
  activeUsers(limit: number): Promise<readonly { readonly userId: UserId; readonly interactions: number }[]>;
}

/** Which interactions and which consent a profile was read from. */
export type ProfileStamp = string & { readonly __brand: 'ProfileStamp' };

export interface StampedProfile {
  readonly profile: UserProfile;
  /** Absent: it changes by waiting, as something in the log is not known yet. */
  readonly stamp?: ProfileStamp;
}

export interface AskedProfile {
  readonly userId: UserId;
  /** What the reader has of the user. */
  readonly held?: StampedProfile | undefined;
}

export interface ProfileStore {
  /**
   * Aligned with `userIds`; an unknown user has an empty profile. Reads through: what was tracked a moment ago is in it, from
   * the millisecond after the later of its `occurredAt` and `ingestedAt` on (features/known-at.ts).
   */
  read(userIds: readonly UserId[], asOf: Date): Promise<readonly UserProfile[]>;
  /**
   * `read` that brings what the reader has up to `asOf` and reads only what is other by now: where nothing
   * is, a fifth of the time. Aligned with `asked`. What the catalogue says of the items stays as it was when it was read.
   */
  readAgain(asked: readonly AskedProfile[], asOf: Date, reader?: ReadFor): Promise<readonly StampedProfile[]>;
  /**
   * What says whether a profile is another than before, of each of the users, who did nothing yet too: a fraction of what reading it
   * costs. It changes with every interaction that is stored, wherever it was taken, and with every change of consent.
   */
  stamps(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, ProfileStamp>>;
  /**
   * What these users did last, newest first, at most `perUser` each. Left out: who did nothing, and who does not consent to
   * personalisation, of others either.
   */
  recent(
    userIds: readonly UserId[],
    request: { readonly asOf: Date; readonly perUser: number } & ReadFor,
  ): Promise<ReadonlyMap<UserId, readonly HistoryEntry[]>>;
  consent(userId: UserId): Promise<Consent>;
  setConsent(
    userId: UserId,
    consent: { readonly personalization: boolean; readonly analytics: boolean },
  ): Promise<Consent>;
  changeConsent(userId: UserId, change: ConsentChange): Promise<ConsentChanged>;
}

export interface ConsentChange {
  /** Absent: as it is. */
  readonly personalization?: boolean;
  readonly analytics?: boolean;
  /** The version that the change was decided on; absent: whichever is in force. */
  readonly expectedVersion?: number;
}

export type ConsentChanged =
  | { readonly kind: 'changed'; readonly consent: Consent }
  | { readonly kind: 'conflict'; readonly currentVersion: number };

/** What was held of somebody who was forgotten, in rows. */
export interface RemovedCounts {
  readonly searches: number;
  readonly impressions: number;
  readonly interactions: number;
  readonly consents: number;
  readonly profiles: number;
}

/** That somebody was forgotten; it does not say who. */
export interface ForgetReceipt {
  readonly requestId: string;
  readonly forgottenAt: Date;
  readonly removed: RemovedCounts;
}

/** Somebody whom nothing may be known of from before an instant, by `hashOfUser`. */
export interface ForgottenUser {
  readonly userHash: string;
  readonly forgottenAt: Date;
}

export interface ForgottenUserStore {
  /**
   * Takes away what is held of a user, in one transaction, and remembers the hash of their id, so that neither what was on its way nor an
   * old log that is imported again brings any of it back. Asked again when nothing came since, it gives the receipt of before. Events
   * that happen after `at` are a stranger's.
   */
  forget(userId: UserId, request: { readonly requestId: string; readonly at: Date }): Promise<ForgetReceipt>;
  receipt(requestId: string): Promise<ForgetReceipt | undefined>;
  /** Those forgotten after the one whose sequence is `after`, in order. */
  since(after: bigint): Promise<{ readonly users: readonly ForgottenUser[]; readonly last: bigint }>;
}

/** One shown slate, joined point-in-time: profile and popularity hold only what was ingested before `shownAt`. */
export interface LoggedSlate {
  readonly slateId: string;
  readonly userId: UserId;
  readonly query: string;
  readonly policy: string;
  readonly shownAt: Date;
  readonly profile: UserProfile;
  /** Decayed interaction weight of an item at `shownAt`; valid only until the next slate is taken. */
  readonly popularityOf: (itemId: ItemId) => number;
  readonly impressions: readonly LoggedImpression[];
}
export interface LoggedImpression {
  readonly itemId: ItemId;
  readonly position: number;
  readonly propensity: number;
  readonly clicked: boolean;
  readonly carted: boolean;
  readonly purchased: boolean;
}

export interface TrainingLog {
  /** Slates shown in [from, until), in the order of shownAt; labels from interactions that refer to them and occurred before `labelsUntil`. A search that showed nothing is no slate. */
  slates(window: {
    readonly from?: Date;
    readonly until?: Date;
    readonly labelsUntil?: Date;
  }): AsyncIterable<LoggedSlate>;
  /** Number of slates in the window, for progress. */
  count(window: { readonly from?: Date; readonly until?: Date }): Promise<number>;
}

export interface ModelVersion {
  readonly id: ModelVersionId;
  readonly status: 'trained' | 'live' | 'retired';
  /** Relative to the artifact root. */
  readonly directory: string;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly config: unknown;
  readonly metrics: unknown;
  readonly createdAt: Date;
  readonly publishedAt?: Date;
}

export interface ModelVersionStore {
  register(version: Omit<ModelVersion, 'status' | 'createdAt' | 'publishedAt'>): Promise<ModelVersion>;
  /** Makes one version live and retires the one before, in one transaction. */
  publish(id: ModelVersionId): Promise<ModelVersion>;
  setMetrics(id: ModelVersionId, metrics: unknown): Promise<void>;
  live(): Promise<ModelVersion | undefined>;
  /** Newest first. */
  list(): Promise<readonly ModelVersion[]>;
}

export interface JobStore {
  read(job: string, fingerprint: string): Promise<{ readonly state: unknown; readonly finished: boolean } | undefined>;
  save(job: string, fingerprint: string, state: unknown): Promise<void>;
  finish(job: string, fingerprint: string, state: unknown): Promise<void>;
}

/** Keys by which services are known. */
export interface ApiKeyStore {
  add(key: ApiKey): Promise<void>;
  /** Newest first, those that are revoked or have expired too. */
  list(): Promise<readonly ApiKey[]>;
  /** Another after every key that is made or revoked. */
  revision(): Promise<string>;
  /** For good. Throws NOT_FOUND for a prefix that no key has. */
  revoke(prefix: string, at: Date): Promise<void>;
  noteUse(prefix: string, at: Date): Promise<void>;
}

/** One row, or what is worked out of rows, by what it is. */
export type HeldRecord = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Everything that is held of a user. */
export interface HeldDataStore {
  /** A batch at a time; the last record is of the type `end`, with the number of those before it. */
  read(userId: UserId): AsyncGenerator<readonly HeldRecord[]>;
}

/** What somebody did that is to be answered for. */
export interface AuditEntry {
  /** What is sent twice is there once by it. */
  readonly id: string;
  readonly at: Date;
  /** `user:…`, `key:…` or `anonymous`. */
  readonly principal: string;
  /** As in `domain/role.ts`. */
  readonly role: string;
  readonly action: string;
  /** On whom, or on what. */
  readonly subject?: string;
  readonly requestId: string;
}

/** All of what is given has to hold. */
export interface AuditFilter {
  readonly principal?: string;
  readonly subject?: string;
  readonly action?: string;
  readonly requestId?: string;
  readonly from?: Date;
  /** The instant itself left out. */
  readonly until?: Date;
}

export interface AuditPage extends AuditFilter {
  readonly limit: number;
  /** Older than the entry of this sequence. */
  readonly before?: bigint;
}

/** Entries are added, and stay as they are. */
export interface AuditStore {
  /** On disk when it resolves. */
  append(entries: readonly AuditEntry[]): Promise<void>;
  /** The newest first. */
  page(asked: AuditPage, reader?: ReadFor): Promise<readonly (AuditEntry & { readonly sequence: bigint })[]>;
}

/** What the shop says stands for what in queries. */
export interface SynonymStore {
  /** In the order in which they were written. */
  read(): Promise<readonly SynonymRule[]>;
  /** Another one after every change. */
  revision(): Promise<string>;
  /** Puts rules in place of all that `source` wrote before, at once. */
  replace(source: string, rules: readonly SynonymRule[]): Promise<void>;
}

/** A merchandising rule as merchandisers see it. */
export interface StoredRule {
  readonly id: RuleId;
  /** Grows with the order in which rules were made. */
  readonly number: bigint;
  /** From 1, one more with every change. */
  readonly version: number;
  readonly status: RuleStatus;
  /** As it was last written. */
  readonly content: RuleContent;
  /** Of the content in force; absent: none is. */
  readonly publishedVersion?: number;
  readonly createdAt: Date;
  readonly createdBy: RuleAuthor;
  readonly updatedAt: Date;
  readonly updatedBy: RuleAuthor;
}

/** One change of one rule, never edited. */
export interface RuleRevision {
  /** Grows with every change of any rule. */
  readonly sequence: bigint;
  readonly ruleId: RuleId;
  /** That the change led to. */
  readonly version: number;
  readonly change: RuleChange;
  readonly status: RuleStatus;
  readonly content: RuleContent;
  readonly author: RuleAuthor;
  readonly at: Date;
}

export type RuleEdit =
  | { readonly kind: 'update'; readonly content: RuleContent }
  /** Puts what was last written in force. */
  | { readonly kind: 'publish' }
  /** Takes it out of force; it can be published again. */
  | { readonly kind: 'archive' }
  /** Writes the content of an earlier version anew. In force it comes by publishing. */
  | { readonly kind: 'revert'; readonly toVersion: number };

export interface RuleChangeRequest {
  readonly id: RuleId;
  /** The version that whoever changes it has seen. */
  readonly expectedVersion: number;
  readonly edit: RuleEdit;
  readonly author: RuleAuthor;
}

export type RuleOutcome =
  | { readonly kind: 'changed'; readonly rule: StoredRule }
  | { readonly kind: 'unknown'; readonly what: 'rule' | 'version' }
  | { readonly kind: 'conflict'; readonly currentVersion: number };

export interface RuleSelection {
  readonly statuses?: readonly RuleStatus[];
  readonly kinds?: readonly RuleKind[];
}

/** Merchandising rules, all their versions, and who made them. */
export interface RuleStore {
  /** As a draft. Throws CONFLICT when there is one of that id. */
  create(rule: {
    readonly id?: RuleId;
    readonly content: RuleContent;
    readonly author: RuleAuthor;
  }): Promise<StoredRule>;
  change(request: RuleChangeRequest): Promise<RuleOutcome>;
  /** Aligned with `ids`. */
  byIds(ids: readonly RuleId[]): Promise<readonly (StoredRule | undefined)[]>;
  /** Newest first, those with a smaller number than `before`. */
  list(asked: RuleSelection & { readonly before?: bigint; readonly limit: number }): Promise<readonly StoredRule[]>;
  count(selection: RuleSelection): Promise<number>;
  /** Newest first, those with a smaller sequence than `before`; of one rule or of all. */
  history(asked: {
    readonly ruleId?: RuleId;
    readonly before?: bigint;
    readonly limit: number;
  }): Promise<readonly RuleRevision[]>;
  /** All published ones as they are in force. */
  inForce(): Promise<readonly Rule[]>;
  /** Another one after every change. */
  revision(): Promise<string>;
}

/** What we know, and when we knew it. One per process; several processes may share one database. */
export interface FeatureStore {
  readonly catalog: CatalogStore;
  readonly vectors: VectorStore;
  readonly events: EventLog;
  readonly profiles: ProfileStore;
  readonly trainingLog: TrainingLog;
  readonly modelVersions: ModelVersionStore;
  readonly jobs: JobStore;
  readonly synonyms: SynonymStore;
  readonly apiKeys: ApiKeyStore;
  readonly rates: RateStore;
  readonly forgottenUsers: ForgottenUserStore;
  readonly audit: AuditStore;
  readonly metrics: MetricsStore;
  readonly heldData: HeldDataStore;
  readonly rules: RuleStore;
  /** Connection facts for logs and `doctor`; the password is left out. */
  readonly description: string;
  /** Throws DATABASE_UNAVAILABLE when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
