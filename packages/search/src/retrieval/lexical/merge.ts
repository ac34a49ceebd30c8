import { FIELDS } from './bm25.ts';
import type { OccurrenceWeights } from './field-averages.ts';
import type { FrequencyTable } from './frequency-table.ts';
import { impactOf, pseudoFrequency } from './impact.ts';
import { emptyArrays, sealedSegment, type SegmentArrays } from './sealed-segment.ts';
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
  readonly segment: Segment;
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
  return { segment: sealedSegment(arrays, termCount), numbers };
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
  let [termCount, end, work] = [0, 0, 0];
  for (let term = least(remaining); term !== undefined; term = least(remaining)) {
    const from = end;
    let mostImpact = 0;
    for (const [place, source] of remaining.entries()) {
      if (source.terms[source.at] !== term) continue;
      source.at++;
      const postings = source.segment.postings(term);
      if (postings === undefined) continue;
      for (let start = postings.from; start < postings.to; start += MERGE_STEP) {
        const part = { ...postings, from: start, to: Math.min(postings.to, start + MERGE_STEP) };
        // The table may have grown since the last step.
        const copied = copyPostings(part, numbers[place] ?? new Int32Array(0), {
          arrays,
          end,
          frequency: { counts: table.counts(), tables: weights.tables },
        });
        end = copied.end;
        mostImpact = Math.max(mostImpact, copied.mostImpact);
        work += part.to - part.from;
        if (work >= MERGE_STEP) {
          work = 0;
          yield;
        }
      }
    }
    if (end === from) continue;
    arrays.terms[termCount] = term;
    arrays.mostImpacts[termCount] = mostImpact;
    arrays.starts[++termCount] = end;
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
  /** Where the next posting goes. */
  readonly end: number;
  readonly frequency: Parameters<typeof pseudoFrequency>[0];
}

function copyPostings({ entries, frequencies, from, to }: Postings, numbers: Int32Array, target: Target) {
  const { arrays, frequency } = target;
  let end = target.end;
  let mostImpact = 0;
  for (let at = from; at < to; at++) {
    const entry = numbers[entries[at] as number] as number;
    if (entry < 0) continue;
    const number = frequencies[at] as number;
    const impact = impactOf(pseudoFrequency(frequency, arrays, { entry, frequency: number }));
    arrays.entries[end] = entry;
    arrays.frequencies[end] = number;
    arrays.impacts[end] = impact;
    if (impact > mostImpact) mostImpact = impact;
    end++;
  }
  return { end, mostImpact };
}
