import { Counter, collectDefaultMetrics } from 'prom-client';
import type { Registry } from 'prom-client';
import { measureCatalogue, type MeasuredCatalogue } from './catalogue-size.ts';
import { measureEventLoopDelay } from './event-loop-delay.ts';
import type { HttpServer } from './http-server.ts';

export interface Measured {
  /** What else is measured is in it; emptied with the server. */
  readonly registry: Registry;
  readonly catalogue: MeasuredCatalogue;
}

/** Process metrics, the catalogue's size, and what went wrong where no request could be told. */
export function serveMetrics(app: HttpServer, { registry, catalogue }: Measured): void {
  collectDefaultMetrics({ register: registry });
  const endDelay = measureEventLoopDelay(registry);
  measureCatalogue(registry, catalogue);
  const unhandled = new Counter({
    name: 'fusionrank_unhandled_rejections_total',
    help: 'Promises that failed with nobody waiting; graphql-js leaves one when two items of a list fail at once.',
    registers: [registry],
  });
  const onUnhandled = (reason: unknown): void => {
    unhandled.inc();
    app.log.error({ err: reason }, 'unhandled rejection');
  };
  process.on('unhandledRejection', onUnhandled);
  app.addHook('onClose', () => {
    process.off('unhandledRejection', onUnhandled);
    endDelay();
    registry.clear();
    return Promise.resolve();
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
