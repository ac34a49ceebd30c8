import type { ModelStatus } from '../serving/serving.ts';
import type { AccessMode } from '../settings/access-mode.ts';
import type { HttpServer } from './http-server.ts';

export interface Health {
  /** Products can be searched, the model that was live at the start is or was in force, and the gateway is not shutting down. */
  readonly ready: boolean;
  readonly draining: boolean;
  readonly access: AccessMode;
  readonly items: number;
  /** The live model's version. */
  readonly model: string | undefined;
  readonly modelState: ModelStatus['state'];
  /** Why the version that should be live is not in force. */
  readonly modelProblem: string | undefined;
  readonly database: 'up' | 'down';
  /** What was shown and is not yet in the event log. */
  readonly impressionsWaiting: number;
}

/** `/healthz`: the process is alive. `/readyz`: it may be sent requests; also says what it lacks. */
export function serveHealth(app: HttpServer, health: () => Health): void {
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const state = health();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (health().draining) reply.header('connection', 'close');
  });
}
