/** One row of a source, read but not yet understood. */
export interface SourceRow {
  /** 1-based, in the uncompressed text; a quoted CSV field may span lines, and this is the first. */
  readonly line: number;
  /** Bytes from the start of the uncompressed text to the row's first byte. */
  readonly offset: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The row as it stood in the file, for the quarantine. */
  readonly raw: Uint8Array;
}

/** A row that can't go in, with all that is needed to mend it. */
export interface RejectedRow {
  readonly line: number;
  readonly offset: number;
  /** The column, or absent when the row as a whole is wrong. */
  readonly field?: string;
  readonly expected: string;
  readonly got: string;
  /** The row's beginning. */
  readonly raw: Uint8Array;
}

export type RowOutcome =
  { readonly kind: 'row'; readonly row: SourceRow } | { readonly kind: 'rejected'; readonly row: RejectedRow };

/** Longest line, and longest CSV record, that is read: 1 MiB. What is longer is passed over without being held. */
export const MAX_ROW_BYTES = 1_048_576;

/** A value as a quarantine entry shows it: short, on one line. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string' && value.length > 120) {
    return `${value.length.toLocaleString('en-US')} characters beginning ${JSON.stringify(value.slice(0, 60))}`;
  }
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
