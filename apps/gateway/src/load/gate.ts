import { waitInLine } from '@fusionrank/domain/wait-in-line';
import type { Waiter } from '@fusionrank/domain/wait-in-line';
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
  /** From now on nobody waits: those who do are told to come again, with OVERLOADED. */
  endWaiting(): void;
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
  const queue = new Set<Waiter>();
  let inFlight = 0;
  let room = mostQueued;
  const isFull = (): boolean => (inFlight >= mostInFlight && queue.size >= room) || (inFlight > 0 && isBehind());
  const admit = (): Leave => {
    inFlight++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inFlight--;
      const [next] = queue;
      next?.begin();
    };
  };
  return {
    get isFull() {
      return isFull();
    },
    enter: (signal) => {
      if (isFull()) throw overloaded();
      if (inFlight < mostInFlight) return admit();
      return waitInLine(queue, { facts: {}, signal, onTurn: admit });
    },
    endWaiting: () => {
      room = 0;
      for (const { turnAway } of queue) turnAway(overloaded());
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
