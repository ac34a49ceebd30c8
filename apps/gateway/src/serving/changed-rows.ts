/** Rows that changed since one began to watch. */
export interface WatchedRows {
  readonly rows: ReadonlySet<number>;
  stop(): void;
}

/** Tells who watches which rows change: before they do, so that nobody takes one for whole that is being written. */
export class ChangedRows {
  readonly #watching = new Set<Set<number>>();
  #count = 0;

  /** Of rows that changed so far, each as often as it did. */
  get count(): number {
    return this.#count;
  }

  notice(rows: readonly number[]): void {
    this.#count += rows.length;
    for (const watched of this.#watching) for (const row of rows) watched.add(row);
  }

  watch(): WatchedRows {
    const rows = new Set<number>();
    this.#watching.add(rows);
    return { rows, stop: () => void this.#watching.delete(rows) };
  }
}
