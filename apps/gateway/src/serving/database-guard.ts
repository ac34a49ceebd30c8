/** Keeps requests from waiting on a database that is gone. */
export interface DatabaseGuard {
  /**
   * The value, or `answered: false` when the database failed, took too long, or did so within the last second. The read's signal aborts
   * when it is given up. Rejects with the reason of `asked.signal` when that aborts: it says nothing of the database.
   */
  attempt<T>(read: Read<T>, asked?: AttemptAsked): Promise<Attempt<T>>;
  /** False from a failure until the database answers again. */
  readonly up: boolean;
}

export type Read<T> = (signal: AbortSignal) => Promise<T>;

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
    async attempt<T>(read: Read<T>, asked: AttemptAsked = {}): Promise<Attempt<T>> {
      asked.signal?.throwIfAborted();
      if (stopwatch() < restUntil) return { answered: false };
      try {
        const value = await within({ patienceMs, ...asked }, read);
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

interface Waiting extends AttemptAsked {
  readonly patienceMs: number;
}

/** A read that loses the race is told to stop, and its own failure is the database's, already told. */
async function within<T>({ patienceMs, signal }: Waiting, read: Read<T>): Promise<T> {
  const given = new AbortController();
  const late = (): void => given.abort(new Error(`the database did not answer within ${patienceMs} ms`));
  const timer = setTimeout(late, patienceMs).unref();
  const onAbort = (): void => given.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([read(given.signal), aborted(given.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
