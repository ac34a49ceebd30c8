import { unlessGivenUp, type Work } from '@fusionrank/domain/given-up';

/** Keeps requests from waiting on a database that is gone. */
export interface DatabaseGuard {
  /**
   * The value, or `answered: false` when the database failed, took too long, or did so within the last second. The read's signal aborts
   * when it is given up. Rejects with the reason of `asked.signal` when that aborts: it says nothing of the database.
   */
  attempt<T>(read: Work<T>, asked?: AttemptAsked): Promise<Attempt<T>>;
  /** False from a failure until the database answers again. */
  readonly up: boolean;
}

export interface AttemptAsked {
  /** Longest wait; by default the guard's. */
  readonly patienceMs?: number;
  /** Aborts when nobody waits for the read any more. */
  readonly signal?: AbortSignal | undefined;
}

export type Attempt<T> = { readonly answered: true; readonly value: T } | { readonly answered: false };

export interface DatabaseGuardOptions {
  /** Longest wait for one read that names none of its own. */
  readonly patienceMs?: number;
  /** After a failure nothing is asked for this long. */
  readonly restMs?: number;
  /** Told at the first failure and at the first answer after it. */
  readonly onChange: (state: { readonly up: boolean; readonly cause?: unknown }) => void;
  /** Monotonic milliseconds. */
  readonly stopwatch: () => number;
}

const PATIENCE_MS = 1_000;
const REST_MS = 1_000;

export function createDatabaseGuard(options: DatabaseGuardOptions): DatabaseGuard {
  const { patienceMs = PATIENCE_MS, restMs = REST_MS, onChange, stopwatch } = options;
  let up = true;
  let restUntil = -Infinity;
  return {
    async attempt<T>(read: Work<T>, asked: AttemptAsked = {}): Promise<Attempt<T>> {
      asked.signal?.throwIfAborted();
      if (stopwatch() < restUntil) return { answered: false };
      try {
        const patience = { patienceMs, ...asked };
        const value = await unlessGivenUp({ ...patience, late: () => late(patience), keepsProcess: false }, read);
        if (!up) onChange({ up: true });
        up = true;
        return { answered: true, value };
      } catch (cause) {
        asked.signal?.throwIfAborted();
        if (up) onChange({ up: false, cause });
        up = false;
        restUntil = stopwatch() + restMs;
        return { answered: false };
      }
    },
    get up() {
      return up;
    },
  };
}

const late = ({ patienceMs }: { readonly patienceMs: number }): Error =>
  new Error(`the database did not answer within ${patienceMs} ms`);
