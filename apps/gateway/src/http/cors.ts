import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProduction } from '../settings/production.ts';
import type { Settings } from '../settings/settings.ts';
import type { HttpServer } from './http-server.ts';

/** Whether pages of an origin may ask here, and read the answers. */
export type OriginPolicy = (origin: string) => boolean;

type OriginSettings = Pick<Settings, 'allowedOrigins' | 'environment' | 'nodeEnvironment'>;

const THIS_MACHINE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Those of the setting; without one, pages of this machine in development, none in production. */
export function originPolicy(settings: OriginSettings): OriginPolicy {
  const { allowedOrigins } = settings;
  if (allowedOrigins === undefined) return isProduction(settings) ? () => false : (origin) => THIS_MACHINE.test(origin);
  if (allowedOrigins.includes('*')) return () => true;
  const allowed = new Set(allowedOrigins);
  return (origin) => allowed.has(origin);
}

const PATHS: ReadonlySet<string> = new Set(['/graphql', '/graphql/stream', '/events']);
/** Seconds that a browser remembers the answer to a preflight. */
const REMEMBERED_S = 600;
const HEADERS = [
  'authorization',
  'content-type',
  'accept',
  'x-api-key',
  'x-user-id',
  'x-session-id',
  'x-role',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-graphql-event-stream-token',
];
const TOLD = ['retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'x-request-id'];

/**
 * Lets pages of other origins ask. There are no cookies here: who asks is told by a header, which a page has to know. Credentials are
 * allowed all the same, as `sendBeacon` can't go without.
 */
export function allowOrigins(app: HttpServer, mayAsk: OriginPolicy): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!PATHS.has(request.url.split('?', 1)[0] ?? '')) {
      done();
      return;
    }
    reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !mayAsk(origin)) {
      done();
      return;
    }
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-allow-credentials', 'true');
    reply.header('access-control-expose-headers', TOLD.join(', '));
    if (isPreflight(request)) void answerPreflight(reply);
    else done();
  });
}

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

function answerPreflight(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-methods', 'GET, POST')
    .header('access-control-allow-headers', HEADERS.join(', '))
    .header('access-control-max-age', REMEMBERED_S)
    .code(204)
    .send();
}
