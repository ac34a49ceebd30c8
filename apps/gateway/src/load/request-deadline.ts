import { setMaxListeners } from 'node:events';
import type { Deadline } from '@fusionrank/search';
import { GraphQLError } from 'graphql';

/** The deadline of one request: it has to be ended, whatever becomes of the request. */
export interface RequestDeadline extends Deadline {
  /** Nobody waits for the answer any more. */
  abandon(): void;
  /** The answer is there: nothing is aborted any more. */
  end(): void;
}

/** What a partial answer still takes to be written down, as a share of the whole time. */
const RESERVE = 0.1;

export interface DeadlineOptions {
  readonly allowedMs: number;
  /** Monotonic milliseconds. */
  readonly stopwatch: () => number;
  readonly requestId?: string;
}

export function requestDeadline({ allowedMs, stopwatch, requestId }: DeadlineOptions): RequestDeadline {
  const controller = new AbortController();
  // All that a request does at once listens.
  setMaxListeners(0, controller.signal);
  const until = stopwatch() + allowedMs;
  const timer = setTimeout(() => controller.abort(deadlineExceeded(allowedMs)), allowedMs);
  return {
    signal: controller.signal,
    ...(requestId === undefined ? {} : { requestId }),
    leftMs: () => until - allowedMs * RESERVE - stopwatch(),
    abandon: () => {
      clearTimeout(timer);
      controller.abort(new GraphQLError('the client is gone', { extensions: { code: 'CLIENT_GONE' } }));
    },
    end: () => clearTimeout(timer),
  };
}

/** How long reads may take for one who asks until then. */
export function patienceOf({ signal, leftMs }: Deadline): {
  readonly patienceMs: number;
  readonly signal: AbortSignal;
} {
  return { patienceMs: leftMs(), signal };
}

function deadlineExceeded(allowedMs: number): GraphQLError {
  return new GraphQLError(`expected an answer within ${allowedMs} ms, got none: ask for less`, {
    extensions: { code: 'DEADLINE_EXCEEDED', allowed: allowedMs, http: { status: 504 } },
  });
}
