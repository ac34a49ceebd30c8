import type { Progress } from '@fusionrank/domain/progress';

/** How a stage stands, as one line of text. */
export interface StageState {
  readonly progress: Progress;
  readonly elapsedMs: number;
  /** `done` of the stage's first report: what an earlier run had finished says nothing about this run's speed. */
  readonly doneAtStart: number;
}

/** `import catalog  12,000 / 44,072  27 %  1,234/s  26 s left  note` */
export function progressLine(state: StageState): string {
  const { stage, done, total, note } = state.progress;
  const rate = ratePerSecond(state);
  return [
    stage,
    total === undefined ? count(done) : `${count(done)} / ${count(total)}`,
    total === undefined || total === 0 ? '' : `${Math.floor((100 * done) / total)} %`,
    rate === undefined ? '' : `${formatRate(rate)}/s`,
    rate === undefined || total === undefined || done >= total ? '' : `${duration((total - done) / rate)} left`,
    note ?? '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** Units per second since the stage's first report; undefined while nothing can be said. */
export function ratePerSecond({ progress, elapsedMs, doneAtStart }: StageState): number | undefined {
  const advanced = progress.done - doneAtStart;
  return advanced > 0 && elapsedMs > 0 ? (advanced * 1000) / elapsedMs : undefined;
}

/** `44,072` */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function formatRate(rate: number): string {
  return rate >= 10 ? count(rate) : rate.toPrecision(2);
}

/** `26 s`, `4 min 10 s`, `2 h 05 min` */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}
