import type { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import type { OnProgress, Progress } from '@fusionrank/domain/progress';
import { progressLine } from './progress-line.ts';
import type { StageState } from './progress-line.ts';

/** A stream that may be a terminal. */
export type TerminalStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface TerminalProgress {
  readonly onProgress: OnProgress;
  /** Shows the last state and leaves the terminal clean. A later `onProgress` starts anew. */
  readonly finish: () => void;
}

export interface TerminalProgressOptions {
  readonly stream: TerminalStream;
  readonly quiet?: boolean;
  /** Milliseconds, for rates; not wall-clock. */
  readonly now?: () => number;
  /** Between two plain lines where there is no terminal. */
  readonly lineEveryMs?: number;
}

/** A bar with rate and time left on a terminal, a plain line every few seconds elsewhere; one bar a stage. */
export function createTerminalProgress(options: TerminalProgressOptions): TerminalProgress {
  const now = options.now ?? (() => performance.now());
  const open = (): Display =>
    options.stream.isTTY === true
      ? barDisplay(options.stream)
      : lineDisplay(options.stream, options.lineEveryMs ?? 5_000);
  let current: { readonly display: Display; readonly startedAt: number; state: StageState } | undefined;

  const finish = (): void => {
    current?.display.end(current.state);
    current = undefined;
  };
  const onProgress = (progress: Progress): void => {
    if (current?.state.progress.stage !== progress.stage) finish();
    current ??= {
      display: open(),
      startedAt: now(),
      state: { progress, elapsedMs: 0, doneAtStart: progress.done },
    };
    current.state = { ...current.state, progress, elapsedMs: now() - current.startedAt };
    current.display.show(current.state);
  };
  return options.quiet === true ? { onProgress: () => undefined, finish: () => undefined } : { onProgress, finish };
}

interface Display {
  show(state: StageState): void;
  end(state: StageState): void;
}

function lineDisplay(stream: Writable, everyMs: number): Display {
  let shownAtMs = 0;
  let shown: Progress | undefined;
  const print = (state: StageState): void => {
    stream.write(`${progressLine(state)}\n`);
    shownAtMs = state.elapsedMs;
    shown = state.progress;
  };
  return {
    show: (state) => {
      if (state.elapsedMs - shownAtMs >= everyMs) print(state);
    },
    end: (state) => {
      if (shown !== state.progress) print(state);
    },
  };
}

const BAR_WIDTH = 24;

function barDisplay(stream: TerminalStream): Display {
  let latest: StageState | undefined;
  const bar = new SingleBar({
    stream,
    format: () =>
      latest === undefined ? '' : fit(`${drawBar(latest.progress)} ${progressLine(latest)}`, stream.columns),
    hideCursor: true,
    fps: 8,
    gracefulExit: false,
  });
  const show = (state: StageState): void => {
    latest = state;
    const { done, total } = state.progress;
    if (!bar.isActive) bar.start(total ?? 0, done);
    bar.update(done);
  };
  return {
    show,
    end: (state) => {
      show(state);
      bar.stop();
    },
  };
}

/** `━━━━━━────────`; nothing where the total is not known. */
function drawBar({ done, total }: Progress): string {
  if (total === undefined || total <= 0) return '…';
  const filled = Math.min(BAR_WIDTH, Math.floor((BAR_WIDTH * done) / total));
  return '━'.repeat(filled) + '─'.repeat(BAR_WIDTH - filled);
}

function fit(line: string, columns = 80): string {
  return line.length <= columns ? line : `${line.slice(0, Math.max(0, columns - 1))}…`;
}
