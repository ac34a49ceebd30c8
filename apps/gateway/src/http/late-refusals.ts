import type { RefusalDelay } from '../load/refusal-delay.ts';
import type { HttpServer } from './http-server.ts';

/** Refusals of all routes are told when the delay lets them be; what is not there is told at once. */
export function tellRefusalsLate(app: HttpServer, delay: RefusalDelay): void {
  app.addHook('onSend', (...[request, { statusCode }, , done]) => {
    // Without a promise for those that are not refused: they are nearly all.
    if (statusCode < 400 || statusCode >= 500 || statusCode === 404) done();
    else void delay.hold(request.ip).then(() => done(), done);
  });
}
