import type { ExecutionResult } from 'graphql';

/** Results of a subscription, as transports take them. */
export interface LiveResults extends AsyncIterableIterator<ExecutionResult, void, void> {
  return(): Promise<IteratorResult<ExecutionResult, void>>;
  throw(cause: unknown): Promise<never>;
  /** No more come; `last` is the last. */
  end(last: ExecutionResult): void;
}

/** Each event executed by itself, in a context of its own: what a loader holds is of one moment. */
export function liveResults(
  source: AsyncIterator<unknown>,
  run: (event: unknown) => Promise<ExecutionResult>,
): LiveResults {
  let last: ExecutionResult | undefined;
  const stop = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    await source.return?.();
    return { done: true, value: undefined };
  };
  return {
    next: async () => {
      const event = await source.next();
      if (event.done !== true) return { done: false, value: await run(event.value) };
      const value = last;
      last = undefined;
      return value === undefined ? { done: true, value } : { done: false, value };
    },
    return: stop,
    throw: async (cause) => {
      await stop();
      throw cause;
    },
    end: (result) => {
      last = result;
      void stop();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
