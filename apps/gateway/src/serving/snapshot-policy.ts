/** A snapshot is written once so much of what it is of has changed … */
const CHANGED_SHARE = 0.05;
/** … or after so long with any change. One that could not be written is tried again after as long. */
export const WAIT_MS = 600_000;
/** What is of up to so many products is written within about a second: also when the gateway ends. */
export const QUICK_ROWS = 200_000;

export interface SinceWritten {
  /** Rows that changed since; undefined when there is no snapshot yet. */
  readonly changed: number | undefined;
  readonly rows: number;
  readonly agoMs: number;
}

export function snapshotIsDue({ changed, rows, agoMs }: SinceWritten): boolean {
  if (changed === undefined) return rows > 0;
  return changed > 0 && (changed >= CHANGED_SHARE * rows || agoMs >= WAIT_MS);
}
