import type { FrequencyNumbers } from './frequency-table.ts';

/**
 * Some of the index's entries with their inverted lists. Entries are numbered from 0 in each segment, and a row's text
 * lies in one segment alone. The arrays are read in the innermost loops, so they stand here as they are.
 */
export interface Segment {
  /** Entries, dead ones too. */
  readonly size: number;
  /** By entry; −1 for a dead one. */
  readonly rowOf: Int32Array;
  /** Terms of each field. [entries, fields], row-major. */
  readonly lengths: Uint16Array;
  /**
   * The average field lengths that the postings' impacts were worked out with; undefined where these say nothing and
   * stand at MAX_IMPACT.
   */
  readonly impactAverages: readonly number[] | undefined;
  /** Undefined for a term that no entry holds. */
  postings(term: number): Postings | undefined;
  textOf(entry: number): EntryText;
  /** The title's terms in their order, without reading the others. */
  titleOf(entry: number): ArrayLike<number>;
  /** The terms that stand in it, rising. */
  terms(): Int32Array;
  /** Of all lists together. */
  postingCount(): number;
  /** An entry's text as `writtenText` writes it. */
  textBytesOf(entry: number): Uint8Array;
  /** Of all entries together. */
  textByteCount(): number;
}

/** The entries that hold one term, dead ones too: places [from, to) of the arrays. */
export interface Postings {
  /** Rising. */
  readonly entries: Int32Array;
  /** The saturated pseudo-frequency f / (k₁ + f) of each, in 255ths, rounded up: an upper bound in a byte. */
  readonly impacts: Uint8Array;
  readonly frequencies: FrequencyNumbers;
  readonly from: number;
  readonly to: number;
  /** No impact in [from, to) is larger. */
  readonly mostImpact: number;
}

export interface EntryText {
  /** Distinct, rising. */
  readonly terms: Int32Array;
  /** In the order of the title. */
  readonly title: Int32Array;
}

export const MAX_IMPACT = 255;

/** The place of `entry` in [from, to), or of the next larger one. O(log(to − from)). */
export function placeOf(entries: Int32Array, entry: number, { from, to }: Pick<Postings, 'from' | 'to'>): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as number) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `placeOf`, for an entry that is likely near `from`: O(log distance). */
export function nearPlaceOf(entries: Int32Array, entry: number, { from, to }: Pick<Postings, 'from' | 'to'>): number {
  let step = 1;
  let low = from;
  while (low + step < to && (entries[low + step] as number) < entry) {
    low += step;
    step *= 2;
  }
  return placeOf(entries, entry, { from: low, to: Math.min(to, low + step + 1) });
}
