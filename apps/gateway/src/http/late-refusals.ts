import type { RefusalDelay } from '../load/refusal-delay.ts';
import type { HttpServer } from './http-server.ts';

/** Refusals of all routes are told when the delay lets them be; what is not there is told at once. */
export function tellRefusalsLate(app: HttpServer, delay: RefusalDelay): void {
  app.addHook('onSend', async (request, { statusCode }) => {
    if (statusCode >= 400 && statusCode < 500 && statusCode !== 404) await delay.hold(request.ip);
  });
}
