/** A row as SQL gives it: counts and sums are float8. */
export type AggregateRow = Readonly<Record<string, unknown>>;

/** Metrics that are worked out together from `scoped s` (metric-scope.ts), one row a search. */
export interface MetricFamily<Metrics> {
  /** Aggregates, each with a name of its own. */
  readonly columns: string;
  readonly read: (row: AggregateRow) => Metrics;
}

/** A number of the row. */
export const numberIn = (row: AggregateRow, name: string): number => Number(row[name] ?? 0);
