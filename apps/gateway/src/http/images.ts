import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ImageStore } from '@fusionrank/feature-store/images';
import type { HttpServer } from './http-server.ts';

const NAME = /^([0-9a-f]{64})\.jpg$/;

/** `/images/<sha256>.jpg`. The name says the bytes, so a copy is good for ever; anything but such a name is not found. */
export function serveImages(app: HttpServer, images: Pick<ImageStore, 'pathOf'>): void {
  app.get<{ Params: { name: string } }>('/images/:name', async (request, reply) => {
    const [, hash] = NAME.exec(request.params.name) ?? [];
    const size = hash === undefined ? undefined : await sizeOf(images.pathOf(hash));
    if (hash === undefined || size === undefined) {
      return reply.code(404).header('cache-control', 'no-store').send({ error: 'no such image' });
    }
    reply.header('etag', `"${hash}"`).header('cache-control', 'public, max-age=31536000, immutable');
    if (request.headers['if-none-match']?.includes(`"${hash}"`) === true) return reply.code(304).send();
    return reply
      .type('image/jpeg')
      .header('content-length', size)
      .send(createReadStream(images.pathOf(hash)));
  });
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
