/** Keeps requests from waiting on a database that is gone. */
export interface DatabaseGuard {
  /** The value, or `answered: false` when the database failed, took too long, or did so within the last second. */
  attempt<T>(read: () => Promise<T>, patienceMs?: number): Promise<Attempt<T>>;
  /** False from a failure until the database answers again. */
  readonly up: boolean;
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
    async attempt<T>(read: () => Promise<T>, waitMs = patienceMs): Promise<Attempt<T>> {
      if (stopwatch() < restUntil) return { answered: false };
      try {
        const value = await within(waitMs, read());
        if (!up) onChange({ up: true });
        up = true;
        return { answered: true, value };
      } catch (cause) {
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

/** A read that loses the race goes on unwatched: its own failure is the database's, already told. */
async function within<T>(ms: number, read: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database did not answer within ${ms} ms`)), ms).unref();
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}
