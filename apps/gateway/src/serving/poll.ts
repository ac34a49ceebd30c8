/** Work done again and again, never twice at once; a failure is told and the next turn tries again. */
export interface Poll {
  /** The next turn comes at once, or right after the one under way. */
  soon(): void;
  /** After the turn that is under way. */
  stop(): Promise<void>;
}

export interface PollOptions {
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  readonly onFailure: (cause: unknown) => void;
}

/** The same, where a run of failures is told once, at its first. */
export function startPollToldOnce({ work, onFailure, ...options }: PollOptions): Poll {
  let failing = false;
  return startPoll({
    ...options,
    work: async () => {
      await work();
      failing = false;
    },
    onFailure: (cause) => {
      if (!failing) onFailure(cause);
      failing = true;
    },
  });
}

/** Work longer than the interval is followed by a rest as long as itself. */
export function startPoll({ everyMs, work, onFailure }: PollOptions): Poll {
  let stopped = false;
  /** Turns wanted so far. */
  let wanted = 0;
  let resting: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const rest = (forMs: number): void => {
    resting = setTimeout(begin, forMs).unref();
  };
  const begin = (): void => {
    clearTimeout(resting);
    resting = undefined;
    turn = takeTurn();
  };
  const takeTurn = async (): Promise<void> => {
    const [before, began] = [wanted, performance.now()];
    await work().catch(onFailure);
    if (stopped) return;
    if (wanted > before) begin();
    else rest(Math.max(everyMs, performance.now() - began));
  };
  rest(everyMs);
  return {
    soon: () => {
      wanted++;
      if (resting !== undefined && !stopped) begin();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(resting);
      await turn;
    },
  };
}
