import { GraphQLError } from 'graphql';

/** Lets in as many requests as can be answered; the others wait in a queue, or are told at once to come again. */
export interface Gate {
  /**
   * What to call when the request has ended; a promise of it where the request has to wait. Throws OVERLOADED when the queue is full
   * or the process is behind; rejects with the signal's reason when that aborts meanwhile.
   */
  enter(signal: AbortSignal): Leave | Promise<Leave>;
  /** Whether one that came now would be turned away. */
  readonly isFull: boolean;
}

export type Leave = () => void;

export interface GateOptions {
  readonly mostInFlight: number;
  readonly mostQueued: number;
  /** Whether the event loop comes round too late for what is in flight already. */
  readonly isBehind: () => boolean;
}

/** When one who was turned away may come again. */
export const RETRY_AFTER_SECONDS = 1;

export function createGate({ mostInFlight, mostQueued, isBehind }: GateOptions): Gate {
  const queue = new Set<() => void>();
  let inFlight = 0;
  const isFull = (): boolean => (inFlight >= mostInFlight && queue.size >= mostQueued) || (inFlight > 0 && isBehind());
  const admit = (): Leave => {
    inFlight++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inFlight--;
      const [next] = queue;
      if (next === undefined) return;
      queue.delete(next);
      next();
    };
  };
  return {
    get isFull() {
      return isFull();
    },
    enter: (signal) => {
      if (isFull()) throw overloaded();
      if (inFlight < mostInFlight) return admit();
      return new Promise<Leave>((resolve, reject) => {
        const onAbort = (): void => {
          queue.delete(onTurn);
          reject(signal.reason as Error);
        };
        const onTurn = (): void => {
          signal.removeEventListener('abort', onAbort);
          resolve(admit());
        };
        queue.add(onTurn);
        signal.addEventListener('abort', onAbort, { once: true });
      });
    },
  };
}

export function overloaded(): GraphQLError {
  return new GraphQLError('too many requests at once: come again in a moment', {
    extensions: {
      code: 'OVERLOADED',
      retryAfterMs: RETRY_AFTER_SECONDS * 1_000,
      http: { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) },
    },
  });
}
