import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { HttpServer } from './http-server.ts';

/** Where `pnpm --filter @fusionrank/gateway build` puts it. */
export const PLAYGROUND = fileURLToPath(new URL('../../playground/dist', import.meta.url));

const NOT_BUILT = 'The playground is not built yet. Run: npx -y pnpm@12 --filter @fusionrank/gateway build\n';

/** GraphiQL at `/playground/`, from this origin alone; says how to build it when it isn't built. */
export async function servePlayground(app: HttpServer, examples: () => Promise<unknown>): Promise<void> {
  app.get('/', async (_request, reply) => reply.redirect('/playground/'));
  app.get('/playground', async (_request, reply) => reply.redirect('/playground/'));
  app.get('/playground/examples.json', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send(await examples()),
  );
  if (!existsSync(path.join(PLAYGROUND, 'index.html'))) {
    app.get('/playground/', async (_request, reply) => reply.code(503).type('text/plain').send(NOT_BUILT));
    return;
  }
  await app.register(fastifyStatic, {
    root: PLAYGROUND,
    prefix: '/playground/',
    setHeaders: (response, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
