import { FIELDS } from './bm25.ts';
import { readEntryText, readTitle } from './entry-text.ts';
import { frequencyNumbers, type FrequencyNumbers, type FrequencyTable } from './frequency-table.ts';
import type { Segment } from './segment.ts';

/** The arrays of a segment that takes no more entries: as long as they need to be, all of its lists one after the other. */
export interface SegmentArrays {
  readonly size: number;
  readonly rowOf: Int32Array;
  readonly lengths: Uint16Array;
  readonly impactAverages: readonly number[];
  /** The terms that stand in it, rising. */
  readonly terms: Int32Array;
  /** Where each one's postings start, and where the last one's end. Aligned with `terms`, and one more. */
  readonly starts: Int32Array;
  /** Aligned with `terms`. */
  readonly mostImpacts: Uint8Array;
  readonly entries: Int32Array;
  readonly impacts: Uint8Array;
  readonly frequencies: FrequencyNumbers;
  /** Each entry's text; see `writtenText`. */
  readonly texts: Uint8Array;
  /** Where each entry's text starts, and where the last one's ends. */
  readonly textStarts: Int32Array;
}

const WIDTH = FIELDS.length;

/** What a segment will hold; enough to lay out its arrays. */
export interface SegmentSize {
  readonly entries: number;
  /** May be an upper bound. */
  readonly terms: number;
  /** Exact. */
  readonly postings: number;
  /** Exact, bytes. */
  readonly texts: number;
}

/** Arrays of that size, to be filled. */
export function emptyArrays(
  size: SegmentSize,
  { table, impactAverages }: { readonly table: FrequencyTable; readonly impactAverages: readonly number[] },
): SegmentArrays {
  return {
    size: size.entries,
    rowOf: new Int32Array(size.entries),
    lengths: new Uint16Array(size.entries * WIDTH),
    impactAverages,
    terms: new Int32Array(size.terms),
    starts: new Int32Array(size.terms + 1),
    mostImpacts: new Uint8Array(size.terms),
    entries: new Int32Array(size.postings),
    impacts: new Uint8Array(size.postings),
    frequencies: frequencyNumbers(size.postings, table),
    texts: new Uint8Array(size.texts),
    textStarts: new Int32Array(size.entries + 1),
  };
}

/** A segment that takes no more entries. All of its arrays but `rowOf` stay as they are. */
export interface SealedSegment extends Segment {
  readonly arrays: SegmentArrays;
}

export function isSealed(segment: Segment): segment is SealedSegment {
  return 'arrays' in segment;
}

/** Of its arrays; 0 for one that is not sealed. */
export function segmentBytes(segment: Segment): number {
  if (!isSealed(segment)) return 0;
  return Object.values(segment.arrays).reduce(
    (sum: number, array) => sum + (ArrayBuffer.isView(array) ? array.byteLength : 0),
    0,
  );
}

/** The arrays with as many terms as turned out to stand in them. */
export function cutToTerms(arrays: SegmentArrays, termCount: number): SegmentArrays {
  return {
    ...arrays,
    terms: arrays.terms.slice(0, termCount),
    starts: arrays.starts.slice(0, termCount + 1),
    mostImpacts: arrays.mostImpacts.slice(0, termCount),
  };
}

/** Filled arrays as a segment. */
export function sealedSegment(arrays: SegmentArrays): SealedSegment {
  const { size, rowOf, lengths, impactAverages, entries, impacts, frequencies, texts, textStarts } = arrays;
  const { terms, starts, mostImpacts } = arrays;
  const textRange = (entry: number) => ({ from: textStarts[entry] ?? 0, to: textStarts[entry + 1] ?? 0 });
  return {
    arrays,
    size,
    rowOf,
    lengths,
    impactAverages,
    postings: (term) => {
      const at = termPlace(terms, term);
      if (at < 0) return undefined;
      const [from, to, mostImpact] = [starts[at] ?? 0, starts[at + 1] ?? 0, mostImpacts[at] ?? 0];
      return { entries, impacts, frequencies, from, to, mostImpact };
    },
    textOf: (entry) => readEntryText(texts, textRange(entry)),
    titleOf: (entry) => readTitle(texts, textStarts[entry] ?? 0, textStarts[entry + 1] ?? 0),
    terms: () => terms,
    postingCount: () => entries.length,
    textBytesOf: (entry) => texts.subarray(textRange(entry).from, textRange(entry).to),
    textByteCount: () => texts.length,
  };
}

function termPlace(terms: Int32Array, term: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = terms[middle] ?? 0;
    if (there === term) return middle;
    if (there < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
