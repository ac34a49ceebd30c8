import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@fusionrank/domain/clock';
import { parseSlateId } from '@fusionrank/domain/id';
import type { Degradation, Slate } from '@fusionrank/domain/search';
import { createSearchEngine, createSuggester } from '@fusionrank/search';
import type { SearchPorts, Suggester } from '@fusionrank/search';
import type { ForgottenUsers } from '../privacy/forgotten-users.ts';
import type { Settings } from '../settings/settings.ts';
import { createBoughtTogether } from './bought-together.ts';
import type { DatabaseGuard } from './database-guard.ts';
import { InForce } from './in-force.ts';
import type { InForceSources, ModelEvent } from './in-force.ts';
import { precisionOf } from './item-precision.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import { createTurns } from './turns.ts';
import { ModelSnapshotKeeper } from './model-snapshot-keeper.ts';
import { SnapshotKeeper } from './snapshot-keeper.ts';
import { startPoll } from './poll.ts';
import { createRuleFollower, type RuleFollower } from './rule-follower.ts';
import { createPopularity } from './popularity.ts';
import type { LivePopularity } from './popularity.ts';
import { createProfileReader } from './profile-reader.ts';
import { photographEncoderOf, queryEncoderOf, readsPhotographs } from './query-encoding.ts';
import { openPhotographThread, queryPhotographEncoder } from './query-photograph-encoder.ts';
import type { QueryPhotographEncoder } from './query-photograph-encoder.ts';
import { openQueryTextEncoder } from './query-text-encoder.ts';
import type { QueryTextEncoder } from './query-text-encoder.ts';
import type { CheckedAt, GatewayStore, Serving } from './serving.ts';
import { createSimilarUsers } from './similar-users.ts';

export interface ServingSources {
  readonly home: string;
  readonly store: GatewayStore;
  readonly database: DatabaseGuard;
  readonly clock: Clock;
  readonly log: ServingLog;
  readonly settings: Pick<Settings, 'itemPrecision'>;
  /** Absent: nobody is. */
  readonly forgotten?: ForgottenUsers;
  /** Told of what is kept in memory, whether it was there. */
  readonly within?: SearchPorts['within'];
  readonly onRead?: (cache: 'profile' | 'query_encoding', outcome: 'hit' | 'miss') => void;
}

export interface ServingLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** A change is told of (LISTEN); one whose notification was lost is found by its version within a second all the same. */
const FOLLOW_EVERY_MS = 250;
/** Nobody waits for the follower: a slow moment that it alone meets is no reason to do without the database. */
const FOLLOWER_WAITS_MS = 5_000;
const POPULARITY_EVERY_MS = 60_000;
/** A query of fewer people is theirs, not everybody's. */
const SUGGESTED_QUERIES = { leastUsers: 3, limit: 20_000 } as const;

/** Loads the catalogue, popularity and the live model, and goes on following them. */
export async function openServing(sources: ServingSources): Promise<Serving> {
  const { store, database, clock, log } = sources;
  const snapshots = await SnapshotKeeper.open(sources);
  const { catalogue } = snapshots;
  const modelSnapshots = new ModelSnapshotKeeper(sources);
  const popularity = createPopularity(catalogue.index.rowOf);
  const encoder = textEncoder(sources);
  const photographs = photographEncoder(sources);
  const inForce = putInForce(sources, { catalogue, snapshots: modelSnapshots, photographs });
  const suggester = createSuggester(catalogue.index);
  const sumUp = summing(sources, { catalogue, popularity, suggester });
  const rules = createRuleFollower(store);
  await rules.follow();
  await inForce.followCatalogue();
  await sumUp();
  await inForce.followModel();
  log.info({ items: catalogue.itemCount, model: inForce.model?.version.id ?? null }, 'serving');

  const checkedAt: Changing<CheckedAt> = { catalogue: clock(), rules: clock() };
  const stopFollowing = follow(sources, { checkedAt, inForce, rules, sumUp, snapshots, modelSnapshots });
  const shoppers = readingShoppers(sources, inForce);
  const live = { inForce, rules, catalogue, popularity, encoder, photographs, ...shoppers };
  const engine = createSearchEngine({ index: catalogue.index, ports: searchPorts({ ...sources, ...live }) });
  const { told, toldRules } = staleness({ database, rules });
  return {
    search: async (request, deadline) => toldRules(await engine.search(request, deadline)),
    tryRules: async (request, tried) => toldRules(await engine.tryRules(request, tried)),
    explain: (...asked) => engine.explain(...asked),
    similar: async (request, deadline) => told(await engine.similar(request, deadline)),
    recommend: async (request, deadline) => told(await engine.recommend(request, deadline)),
    alsoBought: async (request, deadline) => told(await engine.alsoBought(request, deadline)),
    trending: async (request, deadline) => told(await engine.trending(request, deadline)),
    profileOf: shoppers.profile,
    suggest: suggester.suggest,
    noticeEvents: (events) => popularity.notice(events),
    catalogue,
    checkedAt,
    get model() {
      return inForce.served;
    },
    get modelStatus() {
      return inForce.modelStatus;
    },
    close: async () => {
      await stopFollowing();
      await snapshots.close();
      await modelSnapshots.close(inForce);
      for (const open of [inForce, encoder, photographs]) await open.close();
    },
  };
}

function readingShoppers(
  sources: ServingSources,
  inForce: InForce,
): Required<Pick<SearchPorts, 'profile' | 'similarUsers' | 'boughtTogether'>> {
  const reading = { ...sources, profiles: sources.store.profiles };
  return {
    profile: createProfileReader(reading),
    similarUsers: createSimilarUsers({ ...reading, behaviour: () => inForce.model?.behaviour }),
    boughtTogether: createBoughtTogether(sources),
  };
}

interface PutInForce extends Required<Pick<InForceSources, 'catalogue' | 'snapshots'>> {
  readonly photographs: QueryPhotographEncoder;
}

function putInForce(sources: ServingSources, { photographs, ...rest }: PutInForce): InForce {
  const inForce = new InForce({
    ...sources,
    ...rest,
    precisionOf: precisionOf(sources.settings.itemPrecision),
    onModel: (event) => {
      tellOfModel(sources.log, event);
      if (inForce.model !== undefined && readsPhotographs(inForce.model.artifact)) photographs.open();
    },
  });
  return inForce;
}

function textEncoder({ log, onRead }: Pick<ServingSources, 'log' | 'onRead'>): QueryTextEncoder {
  return openQueryTextEncoder({
    onFailure: (err) => log.warn({ err }, 'no query encoder: searching by words alone'),
    onRead,
  });
}

function photographEncoder({ home, log }: Pick<ServingSources, 'home' | 'log'>): QueryPhotographEncoder {
  return queryPhotographEncoder({
    open: () => openPhotographThread(home),
    onFailure: (err) => log.warn({ err }, 'no image encoder: photographs sent by shoppers are not searched by'),
  });
}

interface Summed {
  readonly catalogue: LiveCatalogue;
  readonly popularity: LivePopularity;
  readonly suggester: Suggester;
}

/** What the event log says of items and queries, put in force anew. */
function summing(
  { store, clock }: Pick<ServingSources, 'store' | 'clock'>,
  { catalogue, popularity, suggester }: Summed,
): () => Promise<void> {
  return async () => {
    const pause = (): Promise<void> => setImmediate();
    const popularityOf = (row: number): number => popularity.of(row);
    const putInForce = popularity.beforeReading();
    await putInForce(await store.events.popularity(clock()), pause);
    await catalogue.index.orders.renew({ index: catalogue.index, popularityOf, pause });
    const queries = await store.events.popularQueries({ asOf: clock(), ...SUGGESTED_QUERIES });
    await suggester.renew({ popularityOf, queries, pause });
  };
}

function tellOfModel(log: ServingLog, { version, refused }: ModelEvent): void {
  if (refused === undefined) log.info({ version }, 'model in force');
  else log.warn({ version, reason: refused }, 'model refused; the one before stays');
}

type Changing<T> = { -readonly [Name in keyof T]: T[Name] };

interface Followed {
  readonly checkedAt: Changing<CheckedAt>;
  readonly inForce: InForce;
  readonly rules: RuleFollower;
  readonly sumUp: () => Promise<void>;
  readonly snapshots: SnapshotKeeper;
  readonly modelSnapshots: ModelSnapshotKeeper;
}

/** Returns what ends it. */
function follow(
  { store, database, clock, log }: ServingSources,
  { checkedAt, inForce, rules, sumUp, snapshots, modelSnapshots }: Followed,
): () => Promise<void> {
  const onFailure = (err: unknown): void => log.warn({ err }, 'could not follow the database; trying again');
  const following = startPoll({
    everyMs: FOLLOW_EVERY_MS,
    onFailure,
    work: async () => {
      const answers = await database.attempt(() => store.ping(), { patienceMs: FOLLOWER_WAITS_MS });
      if (!answers.answered) return;
      const asOf = clock();
      await inForce.followCatalogue();
      checkedAt.catalogue = asOf;
      // Here, as nothing else changes the catalogue, or the model's rows.
      await snapshots.consider();
      if (!snapshots.isWriting) await modelSnapshots.consider(inForce);
      await inForce.followModel();
    },
  });
  // On its own: a large change of the catalogue keeps no rule waiting.
  const followingRules = startPoll({
    everyMs: FOLLOW_EVERY_MS,
    onFailure,
    work: async () => {
      const answers = await database.attempt(() => store.ping(), { patienceMs: FOLLOWER_WAITS_MS });
      if (!answers.answered) return;
      const asOf = clock();
      await rules.follow();
      checkedAt.rules = asOf;
    },
  });
  const summingUp = startPoll({ everyMs: POPULARITY_EVERY_MS, onFailure, work: sumUp });
  const watch = store.catalog.watch({ onChange: () => following.soon(), onFailure });
  return async () => {
    await watch.stop();
    await Promise.all([following.stop(), followingRules.stop(), summingUp.stop()]);
  };
}

interface PortSources extends Pick<ServingSources, 'clock' | 'log' | 'within'> {
  readonly inForce: InForce;
  readonly rules: RuleFollower;
  readonly catalogue: LiveCatalogue;
  readonly popularity: LivePopularity;
  readonly encoder: QueryTextEncoder;
  readonly photographs: QueryPhotographEncoder;
  readonly profile: SearchPorts['profile'];
  readonly similarUsers: SearchPorts['similarUsers'];
  readonly boughtTogether: NonNullable<SearchPorts['boughtTogether']>;
}

/** Getters: each request reads what is in force when it comes. */
function searchPorts(sources: PortSources): SearchPorts {
  const { inForce, rules, popularity, encoder, photographs, clock, log, within } = sources;
  const { profile, similarUsers, boughtTogether } = sources;
  const turn = createTurns();
  return {
    profile,
    popularityOf: (row) => popularity.of(row),
    get ranker() {
      return inForce.model?.ranker;
    },
    get encodeQuery() {
      const { model } = inForce;
      const raw = encoder.current;
      return model === undefined || raw === undefined ? undefined : queryEncoderOf(model.artifact, raw);
    },
    get encodePhotograph() {
      const { model } = inForce;
      const raw = photographs.current;
      return model === undefined || raw === undefined ? undefined : photographEncoderOf(model.artifact, raw);
    },
    get neighboursOf() {
      const behaviour = inForce.model?.behaviour;
      if (behaviour === undefined) return undefined;
      return (row: number) => behaviour.itemsLike(row);
    },
    similarUsers,
    boughtTogether,
    get rules() {
      return rules.book;
    },
    clock,
    turn,
    within,
    stopwatch: () => performance.now(),
    newSlateId: () => parseSlateId(randomUUID()),
    onFailure: (stage, err, requestId) => log.warn({ requestId, stage, err }, 'a stage was done without'),
  };
}

interface Stale {
  readonly database: Pick<DatabaseGuard, 'up'>;
  readonly rules: Pick<RuleFollower, 'stale'>;
}

/** Slates say it when what they were made from may be other by now. */
function staleness({ database, rules }: Stale) {
  const told = <S extends Slate>(slate: S): S => (database.up ? slate : degradedBy(slate, 'CATALOGUE_STALE'));
  const toldRules = <S extends Slate>(slate: S): S =>
    database.up && !rules.stale ? told(slate) : degradedBy(told(slate), 'RULES_STALE');
  return { told, toldRules };
}

function degradedBy<S extends Slate>(slate: S, by: Degradation): S {
  const degraded = new Set<Degradation>(slate.degraded).add(by);
  return { ...slate, degraded: [...degraded] };
}
