import { problem } from '@fusionrank/domain/problem';
import type { Problem } from '@fusionrank/domain/problem';
import { EXIT_CODES } from './exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The part of Node's process that interruption needs. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): never;
}

export interface Interruption {
  /** Aborted by the first signal. Long work looks at it between batches, saves, and throws `interrupted`. */
  readonly signal: AbortSignal;
  /** Gives the signals back to Node. */
  release(): void;
}

/**
 * The first Ctrl-C (or SIGTERM) lets the command finish its batch; the second ends the process at once. Only a command
 * that looks at the signal may ask for this: for any other, Node's default (end at once) is right.
 */
export function listenForInterruption(source: SignalSource, say: (sentence: string) => void): Interruption {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) source.exit(EXIT_CODES.interrupted);
    say('interrupted: finishing the current batch (once more to stop at once)');
    controller.abort();
  };
  for (const signal of SIGNALS) source.on(signal, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of SIGNALS) source.off(signal, onSignal);
    },
  };
}

/** What a command throws once its state is saved; `howToGoOn` is a whole clause, e.g. `run the same command to go on`. */
export function interrupted(done: string, howToGoOn: string): Problem {
  return problem('INTERRUPTED', `interrupted after ${done}; ${howToGoOn}`);
}
