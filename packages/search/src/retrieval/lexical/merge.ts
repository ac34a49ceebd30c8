import { FIELDS } from './bm25.ts';
import type { OccurrenceWeights } from './field-averages.ts';
import type { FrequencyTable } from './frequency-table.ts';
import { impactOf, pseudoFrequency } from './impact.ts';
import { cutToTerms, emptyArrays, sealedSegment, type SealedSegment, type SegmentArrays } from './sealed-segment.ts';
import type { Postings, Segment } from './segment.ts';

/** A segment with what has died in it. */
export interface MergeSource {
  readonly segment: Segment;
  live: number;
  /** Of dead entries. */
  deadPostings: number;
  deadTextBytes: number;
}

/**
 * The live entries of several segments in one. Entries that die while it is being laid are still in it, and `rowOf` is left
 * to be filled by who puts it in force.
 */
export interface MergedSegment {
  readonly segment: SealedSegment;
  /** For each source, by its entry: the entry's number in `segment`, −1 for one that was dead from the start. */
  readonly numbers: readonly Int32Array[];
}

/** Units of work between two yields: postings, or so many entries' worth. */
export const MERGE_STEP = 4_096;
const ENTRIES_PER_STEP = 512;
const WIDTH = FIELDS.length;

/**
 * Lays the live entries of `sources` in one segment, in steps of about MERGE_STEP postings, so that a large merge need
 * not hold up a request: drive it to its end with `next`. Impacts are worked out anew with `weights`.
 */
export function* merging(
  sources: readonly MergeSource[],
  { table, weights }: { readonly table: FrequencyTable; readonly weights: OccurrenceWeights },
): Generator<void, MergedSegment> {
  const numbers = numbered(sources);
  const arrays = emptyArrays(sizeOf(sources), { table, impactAverages: weights.averages });
  yield;
  yield* layEntries(sources, numbers, arrays);
  const termCount = yield* layTerms(sources, numbers, { arrays, table, weights });
  return { segment: sealedSegment(cutToTerms(arrays, termCount)), numbers };
}

function numbered(sources: readonly MergeSource[]): Int32Array[] {
  let next = 0;
  return sources.map(({ segment }) => {
    const numbers = new Int32Array(segment.size);
    for (let entry = 0; entry < segment.size; entry++) numbers[entry] = (segment.rowOf[entry] ?? -1) < 0 ? -1 : next++;
    return numbers;
  });
}

function sizeOf(sources: readonly MergeSource[]) {
  const sum = (of: (source: MergeSource) => number): number => sources.reduce((total, one) => total + of(one), 0);
  return {
    entries: sum(({ live }) => live),
    terms: sum(({ segment }) => segment.terms().length),
    postings: sum(({ segment, deadPostings }) => segment.postingCount() - deadPostings),
    texts: sum(({ segment, deadTextBytes }) => segment.textByteCount() - deadTextBytes),
  };
}

function* layEntries(
  sources: readonly MergeSource[],
  numbers: readonly Int32Array[],
  arrays: SegmentArrays,
): Generator<void> {
  let textEnd = 0;
  for (const [at, { segment }] of sources.entries()) {
    for (const [entry, number] of numbers[at]?.entries() ?? []) {
      if (entry % ENTRIES_PER_STEP === ENTRIES_PER_STEP - 1) yield;
      if (number < 0) continue;
      arrays.lengths.set(segment.lengths.subarray(entry * WIDTH, (entry + 1) * WIDTH), number * WIDTH);
      const text = segment.textBytesOf(entry);
      arrays.texts.set(text, textEnd);
      textEnd += text.length;
      arrays.textStarts[number + 1] = textEnd;
    }
  }
}

interface Laying {
  readonly arrays: SegmentArrays;
  readonly table: FrequencyTable;
  readonly weights: OccurrenceWeights;
}

function* layTerms(
  sources: readonly MergeSource[],
  numbers: readonly Int32Array[],
  { arrays, table, weights }: Laying,
): Generator<void, number> {
  const remaining = sources.map(({ segment }) => ({ segment, terms: segment.terms(), at: 0 }));
  const target: Target = {
    arrays,
    frequency: { counts: table.counts(), tables: weights.tables },
    end: 0,
    mostImpact: 0,
  };
  let [termCount, work] = [0, 0];
  for (let term = least(remaining); term !== undefined; term = least(remaining)) {
    const from = target.end;
    target.mostImpact = 0;
    for (let place = 0; place < remaining.length; place++) {
      const source = remaining[place];
      if (source === undefined || source.terms[source.at] !== term) continue;
      source.at++;
      const postings = source.segment.postings(term);
      if (postings === undefined) continue;
      for (let start = postings.from; start < postings.to; start += MERGE_STEP) {
        const to = Math.min(postings.to, start + MERGE_STEP);
        copyPostings({ postings, from: start, to }, numbers[place] ?? new Int32Array(0), target);
        work += to - start;
        if (work < MERGE_STEP) continue;
        work = 0;
        yield;
      }
    }
    if (target.end === from) continue;
    arrays.terms[termCount] = term;
    arrays.mostImpacts[termCount] = target.mostImpact;
    arrays.starts[++termCount] = target.end;
  }
  return termCount;
}

function least(remaining: readonly { readonly terms: Int32Array; readonly at: number }[]): number | undefined {
  let term: number | undefined;
  for (const { terms, at } of remaining) {
    const next = terms[at];
    if (next !== undefined && (term === undefined || next < term)) term = next;
  }
  return term;
}

interface Target {
  readonly arrays: SegmentArrays;
  /** The combinations that stand in the sources are all in its table, also when others come in meanwhile. */
  readonly frequency: Parameters<typeof pseudoFrequency>[0];
  /** Where the next posting goes. */
  end: number;
  /** Of the term that is being laid. */
  mostImpact: number;
}

interface Part {
  readonly postings: Postings;
  readonly from: number;
  readonly to: number;
}

function copyPostings({ postings, from, to }: Part, numbers: Int32Array, target: Target): void {
  const { entries, frequencies } = postings;
  const { arrays, frequency } = target;
  let { end, mostImpact } = target;
  for (let at = from; at < to; at++) {
    const entry = numbers[entries[at] as number] as number;
    if (entry < 0) continue;
    const number = frequencies[at] as number;
    const impact = impactOf(pseudoFrequency(frequency, arrays.lengths, { entry, frequency: number }));
    arrays.entries[end] = entry;
    arrays.frequencies[end] = number;
    arrays.impacts[end] = impact;
    if (impact > mostImpact) mostImpact = impact;
    end++;
  }
  target.end = end;
  target.mostImpact = mostImpact;
}
