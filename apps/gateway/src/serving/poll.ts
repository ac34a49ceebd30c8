/** Work done again and again, never twice at once; a failure is told and the next turn tries again. */
export interface Poll {
  /** After the turn that is under way. */
  stop(): Promise<void>;
}

export interface PollOptions {
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  readonly onFailure: (cause: unknown) => void;
}

/** Work longer than the interval is followed by a rest as long as itself. */
export function startPoll({ everyMs, work, onFailure }: PollOptions): Poll {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const next = (afterMs: number): void => {
    timer = setTimeout(() => {
      turn = takeTurn();
    }, afterMs).unref();
  };
  const takeTurn = async (): Promise<void> => {
    const began = performance.now();
    await work().catch(onFailure);
    if (!stopped) next(Math.max(everyMs, performance.now() - began));
  };
  next(everyMs);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
