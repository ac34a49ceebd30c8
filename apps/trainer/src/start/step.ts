import type { OnProgress } from '@fusionrank/domain/progress';
import { problem } from '@fusionrank/domain/problem';

/** How a step ended: now, on an earlier start, or not at all. */
export type StepOutcome = 'done' | 'done before' | 'left out';

export interface StepResult<T> {
  readonly outcome: StepOutcome;
  /** What came of it, for a person. */
  readonly note: string;
  readonly value: T;
}

export interface StepSettings {
  readonly say: (sentence: string) => void;
  readonly progress: { readonly onProgress: OnProgress; finish(): void };
  readonly signal: AbortSignal;
  /** Milliseconds; not wall-clock. */
  readonly stopwatch: () => number;
}

/** Runs one step, says how it ended and how long it took. Throws INTERRUPTED before and after a step once the signal is aborted. */
export type RunStep = <T>(name: string, work: (onProgress: OnProgress) => Promise<StepResult<T>>) => Promise<T>;

export function createSteps({ say, progress, signal, stopwatch }: StepSettings): RunStep {
  return async (name, work) => {
    throwIfInterrupted(signal);
    const startedAt = stopwatch();
    try {
      const { outcome, note, value } = await work(progress.onProgress);
      progress.finish();
      throwIfInterrupted(signal);
      say(stepLine({ name, outcome, note, ms: stopwatch() - startedAt }));
      return value;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throwIfInterrupted(signal);
      throw error;
    } finally {
      progress.finish();
    }
  };
}

const MARKS: Readonly<Record<StepOutcome, string>> = { done: '✓', 'done before': '·', 'left out': '–' };
const NAME_WIDTH = 14;

interface StepLine {
  readonly name: string;
  readonly outcome: StepOutcome;
  readonly note: string;
  readonly ms: number;
}

/** `✓ catalogue      3,000 simulated products (31.2 s)`; the time is left away where there is none worth telling. */
export function stepLine({ name, outcome, note, ms }: StepLine): string {
  const time = ms < 100 ? '' : ` (${(ms / 1000).toFixed(1)} s)`;
  return `${MARKS[outcome]} ${name.padEnd(NAME_WIDTH)} ${note}${time}`;
}

/** Every step keeps what it has done, so that a start always goes on where the one before was. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw problem('INTERRUPTED', 'interrupted: what is done is saved; run the same command again to go on from there');
  }
}
