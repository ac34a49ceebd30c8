import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { MOST_PHOTOGRAPH_CHARACTERS } from '../schema/search/photograph-size.ts';

export type HttpServer = FastifyInstance;

/** Room for the largest photograph, and what is asked of it; 1,000 events are less. */
const MOST_BODY_BYTES = MOST_PHOTOGRAPH_CHARACTERS + 64 * 1024;
const REQUEST_TIMEOUT_MS = 15_000;

/** Fastify with limits, request ids and strict headers; routes come from the files beside this one. */
export async function createHttpServer(log: FastifyBaseLogger): Promise<HttpServer> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
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
