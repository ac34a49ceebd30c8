import type { ExecutionResult } from 'graphql';

/** Results of a subscription, as transports take them. */
export interface LiveResults extends AsyncIterableIterator<ExecutionResult, void, void> {
  return(): Promise<IteratorResult<ExecutionResult, void>>;
  throw(cause: unknown): Promise<never>;
  /** No more come; `last` is the last. */
  end(last: ExecutionResult): void;
}

export interface LiveExecution {
  readonly run: (event: unknown) => Promise<ExecutionResult>;
  /** What is told of a source that failed; it is the last result. */
  readonly failed: (cause: unknown) => ExecutionResult;
}

/** Each event executed by itself, in a context of its own: what a loader holds is of one moment. */
export function liveResults(source: AsyncIterator<unknown>, { run, failed }: LiveExecution): LiveResults {
  let last: ExecutionResult | undefined;
  let isOver = false;
  const stop = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    await source.return?.();
    return { done: true, value: undefined };
  };
  return {
    next: async () => {
      if (isOver) return { done: true, value: undefined };
      try {
        const event = await source.next();
        if (event.done !== true) return { done: false, value: await run(event.value) };
      } catch (cause) {
        isOver = true;
        return { done: false, value: failed(cause) };
      }
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
