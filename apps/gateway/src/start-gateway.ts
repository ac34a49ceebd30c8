import { systemClock } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import { openFeatureStore } from '@fusionrank/feature-store';
import { createImageStore } from '@fusionrank/feature-store/images';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createAuditLog } from './audit/audit-log.ts';
import type { AuditLog } from './audit/audit-log.ts';
import { contextFor } from './context/context-for.ts';
import type { OpenedParts } from './context/context-for.ts';
import { createAdmission } from './admission/admission.ts';
import { readTrustedDocuments } from './admission/trusted-documents.ts';
import { createRateLimit } from './admission/rate-limit.ts';
import type { RateLimit } from './admission/rate-limit.ts';
import { createFairTurns } from './load/fair-turns.ts';
import { createRefusalDelay } from './load/refusal-delay.ts';
import { createGate } from './load/gate.ts';
import type { Gate } from './load/gate.ts';
import { watchLoop } from './load/loop-watch.ts';
import { createApolloServer, createSchema } from './http/apollo-server.ts';
import { tellAccess } from './http/access-header.ts';
import { serveBeacons } from './http/beacon-route.ts';
import { allowOrigins, originPolicy } from './http/cors.ts';
import { findExamples } from './http/examples.ts';
import { serveGraphql } from './http/graphql-route.ts';
import { serveExport } from './http/export.ts';
import { tellRefusalsLate } from './http/late-refusals.ts';
import { serveHealth } from './http/health.ts';
import type { Health } from './http/health.ts';
import { createHttpServer } from './http/http-server.ts';
import type { HttpServer } from './http/http-server.ts';
import { serveImages } from './http/images.ts';
import { listen } from './http/listen.ts';
import { serveLive } from './http/serve-live.ts';
import { createLog } from './http/log.ts';
import { serveMetrics } from './http/metrics.ts';
import { servePlayground } from './http/playground.ts';
import { requireSettings } from './settings/access-mode.ts';
import { readSettings } from './settings/read-settings.ts';
import type { Settings } from './settings/settings.ts';
import { admissionPolicy } from './settings/admission-policy.ts';
import { ratePolicy } from './settings/rate-policy.ts';
import { createDatabaseGuard } from './serving/database-guard.ts';
import type { DatabaseGuard } from './serving/database-guard.ts';
import { openServing } from './serving/open-serving.ts';
import type { GatewayStore } from './serving/serving.ts';
import { createForgetting } from './privacy/forgetting.ts';
import { followForgottenUsers } from './privacy/forgotten-users.ts';
import { createProfileChanges } from './live/profile-changes.ts';
import { createServedSlates } from './slates/served-slates.ts';
import { trackingSecret } from './slates/tracking-secret.ts';
import { createTrackingTokens } from './slates/tracking-token.ts';
import { openAuthentication } from './viewer/open-authentication.ts';
import type { Authentication } from './viewer/open-authentication.ts';
import { createTelemetry } from './telemetry/telemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { createImpressionLog } from './tracking/impression-log.ts';

export interface GatewayOptions {
  /** Absolute; holds images, artifacts and the embedded database. */
  readonly home: string;
  /** A PostgreSQL server instead of the embedded one; not used with `store`. */
  readonly databaseUrl?: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  /** Used and left open; otherwise one is opened, and closed with the gateway. */
  readonly store?: GatewayStore;
  readonly log?: FastifyBaseLogger;
  /** By default what the environment of the process says. */
  readonly settings?: Settings;
}

export interface Gateway {
  /** Without a trailing slash. */
  readonly url: string;
  /** Answers what is under way, writes what was shown to the log, then stops. */
  close(): Promise<void>;
}

/**
 * Serves the catalogue and the live model of a home over HTTP. Throws ENVIRONMENT when the port can't be had,
 * INVALID_INPUT for settings that can't be read, DATABASE_UNAVAILABLE when the database is not there at the start; later it may go and come back.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const settings = options.settings ?? readSettings(process.env);
  requireSettings(settings);
  const log = options.log ?? createLog(settings.logLevel);
  const store = options.store ?? (await openFeatureStore(storeOptions(options)));
  const closing: (() => Promise<void>)[] = options.store === undefined ? [() => store.close()] : [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const database = createDatabaseGuard({
      stopwatch: () => performance.now(),
      onChange: ({ up, cause }) =>
        up ? log.info('the database answers again') : log.warn({ err: cause }, 'the database does not answer'),
    });
    const telemetry = createTelemetry(settings);
    closing.push(async () => telemetry.tracing?.close());
    const parts = await openParts({ ...options, store, database, log, settings, telemetry }, closing);
    const authentication = await openAuthentication({ settings, store, log, clock: parts.clock });
    closing.push(() => authentication.close());
    const url = await serveHttp(
      { ...options, store, database, log, settings, telemetry, parts, authentication },
      closing,
    );
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function storeOptions({ home, databaseUrl }: GatewayOptions): Parameters<typeof openFeatureStore>[0] {
  return { home, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
}

interface Opened extends GatewayOptions {
  readonly store: GatewayStore;
  readonly database: DatabaseGuard;
  readonly log: FastifyBaseLogger;
  readonly settings: Settings;
  readonly telemetry: Telemetry;
}

type Closing = (() => Promise<void>)[];

async function openParts(opened: Opened, closing: Closing): Promise<OpenedParts> {
  const { home, store, log, settings, telemetry } = opened;
  const clock = systemClock;
  const forgotten = await followForgottenUsers({
    forgottenUsers: store.forgottenUsers,
    onFailure: (err) => log.warn({ err }, 'who is to be forgotten can not be followed: trying again'),
  });
  closing.push(() => forgotten.close());
  const { onRead, tracing } = telemetry;
  const serving = await openServing({ ...opened, clock, forgotten, onRead, within: tracing?.within });
  closing.push(() => serving.close());
  const impressions = createImpressionLog({
    events: store.events,
    onFailure: (err) => log.warn({ err }, 'impressions wait: the event log did not take them'),
  });
  closing.push(() => impressions.close());
  const tokens = createTrackingTokens(await trackingSecret(home, settings));
  const slates = createServedSlates();
  forgotten.onForgotten((isForgotten) => {
    slates.drop(isForgotten);
    impressions.drop(isForgotten);
  });
  const forgetting = createForgetting({ forgottenUsers: store.forgottenUsers, forgotten, clock });
  const auditLog = openAuditLog(opened, closing);
  const profileChanges = createProfileChanges({
    profiles: store.profiles,
    onFailure: (err) => log.warn({ err }, 'whose profile changed can not be followed: trying again'),
  });
  closing.push(() => profileChanges.close());
  const kept = { serving, slates, tokens, impressions, profileChanges, auditLog };
  return { ...storesOf(store), ...kept, clock, forgetting, forgotten };
}

function storesOf({ events, metrics, modelVersions, rules, synonyms, profiles, audit }: GatewayStore) {
  return { events, metrics, modelVersions, rules, synonyms, consents: profiles, auditEntries: audit };
}

function openAuditLog({ store, log }: Opened, closing: Closing): AuditLog {
  const auditLog = createAuditLog({
    audit: store.audit,
    onFailure: (err) => log.warn({ err }, 'audit entries wait: the database did not take them'),
    onOverflow: (entry) => log.error({ audit: entry }, 'an audit entry that the database could not take'),
  });
  closing.push(() => auditLog.close());
  return auditLog;
}

interface Served extends Opened {
  readonly parts: OpenedParts;
  readonly authentication: Authentication;
}

async function serveHttp(served: Served, closing: Closing): Promise<string> {
  const { database, parts, settings, telemetry, authentication } = served;
  const { serving, impressions, clock } = parts;
  let draining = false;
  const app = await createHttpServer(served.log, settings);
  closing.push(() => app.close());
  tellAccess(app, authentication.mode);
  const refusals = createRefusalDelay({ free: settings.limitRefusals, stopwatch: () => performance.now() });
  tellRefusalsLate(app, refusals);
  const mayAsk = originPolicy(settings);
  allowOrigins(app, mayAsk);
  telemetry.measure({ serving, impressions, isDatabaseUp: () => database.up, now: clock });
  serveHealth(app, () => healthOf(served, draining));
  await serveBesideGraphql(app, served);
  const schema = await schemaOf(settings);
  const admission = createAdmission(schema, admissionPolicy(settings));
  const trusted =
    settings.trustedDocuments === undefined ? undefined : await readTrustedDocuments(settings.trustedDocuments);
  const rate = openRate(served, closing);
  const { onRead, onAnswered, tracing } = telemetry;
  const apollo = createApolloServer(app, schema, { settings, onRead, tracing, admission, trusted, rate });
  await apollo.start();
  closing.push(() => apollo.stop());
  const gate = openGate(settings, closing);
  const { authenticate } = authentication;
  const deadlineMs = settings.limitDeadlineMs;
  const turns = createFairTurns({ most: settings.limitRankings, stopwatch: () => performance.now() });
  telemetry.measureTurns(turns);
  const contextOf = contextFor({ ...served, turns }, { gate, rate, deadlineMs });
  serveGraphql(app, { apollo, authenticate, contextOf, gate, deadlineMs, tracing, onAnswered });
  serveBeacons(app, { schema, admission, rate, authenticate, parts, gate, deadlineMs, onAnswered });
  const live = serveLive(app, {
    ...{ schema, admission, trusted, rate },
    ...{ apollo, mayAsk, authenticate, contextOf, gate, deadlineMs, onAnswered, refusals, settings },
  });
  telemetry.measureLive(live);
  parts.forgotten.onForgotten(live.forget);
  const url = await listen(app, served);
  closing.push(() => {
    draining = true;
    gate.endWaiting();
    live.end(settings.drainMs);
    cutAfter(app, settings.drainMs);
    return Promise.resolve();
  });
  return url;
}

/** A subgraph's parts are loaded where they are wanted alone. Throws ENVIRONMENT where federation is asked for and its optional package is not installed. */
async function schemaOf({ federation }: Settings): Promise<GraphQLSchema> {
  if (!federation) return createSchema();
  try {
    const { createSubgraphSchema } = await import('./federation/subgraph.ts');
    return createSubgraphSchema();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause;
    throw problem('ENVIRONMENT', 'FUSIONRANK_FEDERATION: expected the optional package @apollo/subgraph, got none', {
      cause,
    });
  }
}

function healthOf({ parts: { serving, impressions }, database, authentication }: Served, draining: boolean): Health {
  return {
    ready: !draining && serving.catalogue.itemCount > 0 && !serving.modelStatus.isAwaited,
    draining,
    access: authentication.mode,
    items: serving.catalogue.itemCount,
    model: serving.model?.version.id,
    modelState: serving.modelStatus.state,
    modelProblem: serving.modelStatus.problem,
    database: database.up ? 'up' : 'down',
    impressionsWaiting: impressions.waiting,
  };
}

function openGate(settings: Settings, closing: Closing): Gate {
  const loop = watchLoop(settings.limitLoopDelayMs, () => performance.now());
  closing.push(() => {
    loop.stop();
    return Promise.resolve();
  });
  return createGate({
    mostInFlight: settings.limitInFlight,
    mostQueued: settings.limitQueued,
    isBehind: loop.isBehind,
  });
}

async function serveBesideGraphql(app: HttpServer, served: Served): Promise<void> {
  const { home, store, parts, telemetry, authentication } = served;
  const { serving, clock, auditLog } = parts;
  const { authenticate, mode: access } = authentication;
  serveMetrics(app, { registry: telemetry.registry, catalogue: serving.catalogue });
  serveExport(app, { heldData: store.heldData, authenticate, auditLog, clock });
  serveImages(app, createImageStore({ home }));
  await servePlayground(app, { examples: () => findExamples(serving, store, clock()), access });
}

/** Connections that are still there so long after now are cut: nobody holds the shutdown for ever. */
function cutAfter(app: HttpServer, drainMs: number): void {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs);
  app.server.once('close', () => clearTimeout(cut));
}

/** Undefined where one may have as much as one likes. */
function openRate({ settings, log, store }: Served, closing: Closing): RateLimit | undefined {
  const policy = ratePolicy(settings);
  if (policy === undefined) return undefined;
  const rate = createRateLimit(policy, {
    rates: store.rates,
    onFailure: (err) => log.warn({ err }, `${policy.counting.store} does not answer: this gateway counts for itself`),
  });
  closing.push(() => rate.close());
  return rate;
}
