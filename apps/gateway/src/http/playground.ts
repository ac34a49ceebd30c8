import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { AccessMode } from '../settings/access-mode.ts';
import type { Examples } from './examples.ts';
import type { HttpServer } from './http-server.ts';

export interface PlaygroundOptions {
  /** What its tabs ask about. */
  readonly examples: () => Promise<Examples>;
  /** Who shops here is nobody's business where the gateway is not open. */
  readonly access: AccessMode;
  /** The built pages; by default where `pnpm --filter @fusionrank/gateway build` puts them. */
  readonly directory?: string;
}

const BUILT = fileURLToPath(new URL('../../playground/dist', import.meta.url));
const NOT_BUILT = 'The playground is not built yet. Run: npx -y pnpm@12 --filter @fusionrank/gateway build\n';

/** GraphiQL at `/playground/`, from this origin alone; says how to build it when it isn't built. */
export async function servePlayground(
  app: HttpServer,
  { examples, access, directory = BUILT }: PlaygroundOptions,
): Promise<void> {
  const shown = async (): Promise<Examples> => ({
    ...(await examples()),
    ...(access === 'open' ? {} : { shoppers: [] }),
  });
  app.get('/', async (_request, reply) => reply.redirect('/playground/'));
  app.get('/playground', async (_request, reply) => reply.redirect('/playground/'));
  app.get('/playground/examples.json', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send(await shown()),
  );
  if (!existsSync(path.join(directory, 'index.html'))) {
    app.get('/playground/', async (_request, reply) => reply.code(503).type('text/plain').send(NOT_BUILT));
    return;
  }
  await app.register(fastifyStatic, {
    root: directory,
    prefix: '/playground/',
    cacheControl: false,
    setHeaders: (response, file) => {
      const hashed = path.basename(path.dirname(file)) === 'assets';
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
