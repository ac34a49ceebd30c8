import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { Settings } from '../settings/settings.ts';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { asksForSocket } from './upgrades.ts';

export type HttpServer = FastifyInstance;

/** What a proxy may name a request by; anything else could say more in a log than an id does. */
const REQUEST_ID = /^[A-Za-z0-9._:-]{1,64}$/;
const REQUEST_TIMEOUT_MS = 15_000;
/** How often it is looked for requests that take longer than that to come in. */
const CHECKED_EVERY_MS = 5_000;

/** Node asks from 24.9 on; its types here are of before. */
const UPGRADES = { shouldUpgradeCallback: asksForSocket };

export type HttpSettings = Pick<Settings, 'limitBodyBytes' | 'trustedProxies'>;

/** Fastify with limits, request ids and strict headers; routes come from the files beside this one. */
export async function createHttpServer(
  log: FastifyBaseLogger,
  { limitBodyBytes, trustedProxies }: HttpSettings,
): Promise<HttpServer> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: limitBodyBytes,
    trustProxy: trustedProxies ?? false,
    http: { connectionsCheckingInterval: CHECKED_EVERY_MS, ...UPGRADES },
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: ({ headers }) => requestIdIn(headers['x-request-id']) ?? randomUUID(),
    forceCloseConnections: 'idle',
  });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: POLICY },
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  return app;
}

const requestIdIn = (given: string | string[] | undefined): string | undefined =>
  typeof given === 'string' && REQUEST_ID.test(given) ? given : undefined;

/** The playground's needs, and no more: nothing leaves this origin. Its editor runs in workers made from blobs. */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  workerSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};
