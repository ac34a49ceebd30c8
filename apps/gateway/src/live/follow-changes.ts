import type { FollowingTime } from './ending-at-once.ts';

export interface FollowingChanges<State> extends FollowingTime {
  readonly intervalMs: number;
  /** Undefined where it can't be looked at now: it is tried again after the next interval. */
  readonly look: () => Promise<State | undefined>;
  /** The same of two states in which nothing is different that would be told. */
  readonly markOf: (state: State) => string;
}

/** A state as it is, and again whenever it is another, looked at once an interval. */
export async function* followChanges<State>(following: FollowingChanges<State>): AsyncGenerator<State, void> {
  const { intervalMs, look, markOf, wait, signal } = following;
  let told: string | undefined;
  while (!signal.aborted) {
    const state = await look();
    const mark = state === undefined ? told : markOf(state);
    if (state !== undefined && mark !== told) yield state;
    told = mark;
    await wait(intervalMs);
  }
}
