/** Counts what those who ask have spent, by fixed windows that begin with somebody's first spending. */
export interface RateCounter {
  /** Counts the cost, also where it is more than there is left: who goes on asking goes on waiting. */
  take(principal: string, cost: number): Promise<Taking>;
  close(): Promise<void>;
}

export interface Taking {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the window is over. */
  readonly leftMs: number;
}

export interface RateWindow {
  /** That one has in a window. */
  readonly points: number;
  readonly windowSeconds: number;
}

/** Of what counts for all gateways together. */
export interface SharedCounting {
  /** Told when it does not answer any more; each gateway then counts for itself until it does. */
  readonly onFailure: (cause: unknown) => void;
  /** Longer than this no request waits for it. */
  readonly waitsMs: number;
}
