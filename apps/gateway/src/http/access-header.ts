import type { AccessMode } from '../settings/access-mode.ts';
import type { HttpServer } from './http-server.ts';

/** An open gateway says so, in its log and in every answer: nobody should take it for one that may be reached from outside. */
export function tellAccess(app: HttpServer, mode: AccessMode): void {
  if (mode === 'guarded') return;
  app.log.warn(
    'OPEN: for development only. Whoever reaches this gateway is who they say they are in x-user-id and x-role. ' +
      'FUSIONRANK_ENV=production closes it, and says which settings it needs; see docs/operations.md',
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-fusionrank-access', 'open; for development only');
  });
}
