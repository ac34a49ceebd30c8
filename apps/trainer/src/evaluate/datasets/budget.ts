import { InvalidArgumentError } from 'commander';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 };

/** An option's value that is a length of time, `90s`, `30m` or `1.5h`; in milliseconds. */
export function parseBudget(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (SECONDS[unit ?? ''] ?? NaN) * 1_000;
  if (milliseconds > 0) return milliseconds;
  throw new InvalidArgumentError('expected a length of time above zero, such as 90s, 30m or 1h.');
}

/** A share of the run's time, counted from when it was made. */
export interface FitBudget {
  readonly totalMs: number;
  elapsedMs(): number;
  /** 0 when nothing is left. */
  remainingMs(): number;
  /** True once this part of the time, in (0, 1], is over; the whole of it without it. */
  isSpent(part?: number): boolean;
}

export function startBudget(totalMs: number, now: () => number = () => performance.now()): FitBudget {
  const startedAt = now();
  const elapsedMs = (): number => now() - startedAt;
  return {
    totalMs,
    elapsedMs,
    remainingMs: () => Math.max(0, totalMs - elapsedMs()),
    isSpent: (part = 1) => elapsedMs() >= totalMs * part,
  };
}
