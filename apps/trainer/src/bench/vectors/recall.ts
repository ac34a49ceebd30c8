/** Of the first `limit` true rows, the share that was found; 1 when there are none. */
export function recallAt(limit: number, { found, truth }: Judged): number {
  const wanted = truth.slice(0, limit);
  const there = new Set(found.slice(0, limit));
  return wanted.length === 0 ? 1 : wanted.filter((row) => there.has(row)).length / wanted.length;
}

export interface Judged {
  /** Nearest first. */
  readonly found: Int32Array;
  readonly truth: Int32Array;
}
