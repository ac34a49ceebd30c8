import { systemClock } from '@fusionrank/domain/clock';
import { openFeatureStore } from '@fusionrank/feature-store';
import { createImageStore } from '@fusionrank/feature-store/images';
import type { FastifyBaseLogger } from 'fastify';
import { createExplanationLoader } from './context/explanation-loader.ts';
import { createProductLoader } from './context/product-loader.ts';
import type { GatewayParts, RequestContext } from './context/request-context.ts';
import { createApolloServer } from './http/apollo-server.ts';
import { findExamples } from './http/examples.ts';
import { serveGraphql } from './http/graphql-route.ts';
import type { Asked } from './http/graphql-route.ts';
import { serveHealth } from './http/health.ts';
import { createHttpServer } from './http/http-server.ts';
import { serveImages } from './http/images.ts';
import { listen } from './http/listen.ts';
import { createLog } from './http/log.ts';
import { serveMetrics } from './http/metrics.ts';
import { servePlayground } from './http/playground.ts';
import { createDatabaseGuard } from './serving/database-guard.ts';
import type { DatabaseGuard } from './serving/database-guard.ts';
import { openServing } from './serving/open-serving.ts';
import { createProfileReader } from './serving/profile-reader.ts';
import type { GatewayStore } from './serving/serving.ts';
import { createServedSlates } from './slates/served-slates.ts';
import { trackingSecret } from './slates/tracking-secret.ts';
import { createTrackingTokens } from './slates/tracking-token.ts';
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
}

export interface Gateway {
  /** Without a trailing slash. */
  readonly url: string;
  /** Answers what is under way, writes what was shown to the log, then stops. */
  close(): Promise<void>;
}

/**
 * Serves the catalogue and the live model of a home over HTTP. Throws ENVIRONMENT when the port can't be had,
 * DATABASE_UNAVAILABLE when the database is not there at the start; later it may go and come back.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const log = options.log ?? createLog();
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
    const parts = await openParts({ ...options, store, database, log }, closing);
    const url = await serveHttp({ ...options, store, database, log, parts }, closing);
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
}

type Closing = (() => Promise<void>)[];

async function openParts({ home, store, database, log }: Opened, closing: Closing): Promise<GatewayParts> {
  const clock = systemClock;
  const serving = await openServing({ home, store, database, clock, log });
  closing.push(() => serving.close());
  const impressions = createImpressionLog({
    events: store.events,
    onFailure: (err) => log.warn({ err }, 'impressions wait: the event log did not take them'),
  });
  closing.push(() => impressions.close());
  const tokens = createTrackingTokens(await trackingSecret(home));
  const { events, rules, synonyms } = store;
  return { serving, slates: createServedSlates(), tokens, impressions, events, rules, synonyms, clock };
}

interface Served extends Opened {
  readonly parts: GatewayParts;
}

async function serveHttp(served: Served, closing: Closing): Promise<string> {
  const { home, store, database, parts } = served;
  const { serving, impressions, clock } = parts;
  let draining = false;
  const app = await createHttpServer(served.log);
  closing.push(() => app.close());
  serveMetrics(app, serving.catalogue);
  serveHealth(app, () => ({
    ready: !draining && serving.catalogue.itemCount > 0,
    draining,
    items: serving.catalogue.itemCount,
    model: serving.model?.version.id,
    modelProblem: serving.modelProblem,
    database: database.up ? 'up' : 'down',
    impressionsWaiting: impressions.waiting,
  }));
  serveImages(app, createImageStore({ home }));
  await servePlayground(app, { examples: () => findExamples(serving, store, clock()) });
  const apollo = createApolloServer(app);
  await apollo.start();
  closing.push(() => apollo.stop());
  await serveGraphql(app, apollo, contextFor(served));
  const url = await listen(app, served);
  closing.push(() => {
    draining = true;
    return Promise.resolve();
  });
  return url;
}

function contextFor({ store, database, parts }: Served): (asked: Asked) => RequestContext {
  const { serving, clock } = parts;
  const profileOf = createProfileReader({ profiles: store.profiles, database, clock });
  return (asked) => ({
    ...parts,
    ...asked,
    products: createProductLoader({ catalog: store.catalog, catalogue: serving.catalogue, database }),
    explanations: createExplanationLoader(serving),
    profileOf,
  });
}
