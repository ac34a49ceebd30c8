import { setTimeout as sleep } from 'node:timers/promises';

/** Tells those who are refused over and over late, so that to ask again and again gets them little. */
export interface RefusalDelay {
  /** Counts a refusal of those at an address; resolves when it may be told. */
  hold(address: string): Promise<void>;
}

export interface RefusalDelayOptions {
  /** Refusals a minute that are told at once; 0: all are. */
  readonly free: number;
  /** Monotonic milliseconds. */
  readonly stopwatch: () => number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Of addresses; above it those who were not refused lately are forgotten, then the first that came. */
const MOST_KEPT = 10_000;
/** How much later each refusal past those that are free is told than the one before. */
const STEP_MS = 25;
const MOST_STEPS = 20;
/** Between two late ones of an address: clients that were refused together don't come again together. */
const APART_MS = 20;
const LATEST_MS = 5_000;

interface Refused {
  /** Falls by `free` a minute. */
  readonly level: number;
  readonly at: number;
  /** When the last of them is told. */
  readonly toldAt: number;
}

/**
 * Half a second late, and one after the other: to be refused takes the one who asks for it longer than the one who refuses. Five seconds at
 * most, however many connections an address has.
 */
export function createRefusalDelay({ free, stopwatch, wait = sleep }: RefusalDelayOptions): RefusalDelay {
  const refused = new Map<string, Refused>();
  const levelNow = ({ level, at }: Refused): number => Math.max(0, level - ((stopwatch() - at) * free) / 60_000);
  const makeRoom = (): void => {
    for (const [address, one] of refused) if (levelNow(one) === 0) refused.delete(address);
    const [first] = refused.keys();
    if (refused.size >= MOST_KEPT && first !== undefined) refused.delete(first);
  };
  return {
    hold: async (address) => {
      if (free === 0) return;
      const before = refused.get(address);
      if (before === undefined && refused.size >= MOST_KEPT) makeRoom();
      const level = Math.min(free + MOST_STEPS, 1 + (before === undefined ? 0 : levelNow(before)));
      const at = stopwatch();
      const late = Math.max(0, level - free) * STEP_MS;
      const after = late === 0 ? at : Math.max(at + late, (before?.toldAt ?? 0) + APART_MS);
      const toldAt = Math.min(after, at + LATEST_MS);
      refused.set(address, { level, at, toldAt });
      if (toldAt > at) await wait(toldAt - at);
    },
  };
}
