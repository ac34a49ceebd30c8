import { setMaxListeners } from 'node:events';

/** Until when an answer is waited for. */
export interface Deadline {
  /** Aborts when nobody waits any more: too late, or gone. Its reason is an Error. */
  readonly signal: AbortSignal;
  /** Milliseconds until steps have to end so that what there is can still be answered; below 0 when that has passed. */
  readonly leftMs: () => number;
  /** Under which the log has what is done for the request; absent for one without. */
  readonly requestId?: string;
}

/** For who waits for ever. */
export const NO_DEADLINE: Deadline = { signal: new AbortController().signal, leftMs: () => Infinity };
// Steps that run at once all listen.
setMaxListeners(0, NO_DEADLINE.signal);
