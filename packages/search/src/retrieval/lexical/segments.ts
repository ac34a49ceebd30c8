import type { Section } from '../../snapshot/index.ts';
import { FIELDS, type Field } from './bm25.ts';
import { readText, type Entry, type ReadText, type Tables } from './entry.ts';
import { createFieldAverages, type FieldAverages } from './field-averages.ts';
import { createFrequencyTable } from './frequency-table.ts';
import { bury, createHeldSegments, createMerging, type HeldSegment, type HeldSegments } from './held-segments.ts';
import { merging, type MergedSegment, type MergeSource } from './merge.ts';
import { segmentBytes } from './sealed-segment.ts';
import { segmentSections } from './segment-sections.ts';
import { createPlaces, type Place } from './places.ts';
import type { Segment } from './segment.ts';
import { createTailSegment } from './tail-segment.ts';
import { createTermTable } from './term-table.ts';

/** Where a row's text lies. */
export interface RowPlace {
  readonly segment: Segment;
  readonly entry: number;
}

/**
 * The index's entries. A row's text is an entry; changing it makes a new entry and leaves the old one dead. New entries go
 * to a small tail, a full tail is sealed, and sealed segments are merged as they become many or half dead.
 */
export interface Segments extends Tables {
  /** Puts a row's text in, in place of what it had. Returns the words that stand in it. */
  put(row: number, fields: Readonly<Record<Field, string>>): ReadText['words'];
  remove(row: number): void;
  readonly averages: Pick<FieldAverages, 'liveEntries' | 'weights'>;
  /** Smallest first, which are the newest. */
  all(): readonly Segment[];
  placeOf(row: number): RowPlace | undefined;
  /** Of the sealed segments and the rows' places: all but the tail and the terms' own strings. */
  byteLength(): number;
  /** As they stand at the moment of the call. */
  sections(name: string): readonly Section[];
}

/** What was there before, without a tail. */
export interface SegmentsState extends Tables {
  readonly averages: FieldAverages;
  readonly sealed: readonly MergeSource[];
}

const emptyState = (): SegmentsState => ({
  terms: createTermTable(),
  frequencies: createFrequencyTable(),
  averages: createFieldAverages(),
  sealed: [],
});

export interface Growth {
  /** Entries that the tail takes before it is sealed. */
  readonly tailEntries: number;
  /** Segments of like size that are merged into one. */
  readonly fanIn: number;
  /** Postings merged with each change, at least. */
  readonly mergedPerChange: number;
}

/**
 * All matches in the tail are scored, and sealing it takes a few ms: 1,024 entries keep both small. Merging four by four
 * moves a posting log₄ (entries / 1,024) times, five times at a million: 2,000 with each change are ten times what a
 * product of forty terms needs.
 */
export const GROWTH: Growth = { tailEntries: 1_024, fanIn: 4, mergedPerChange: 2_000 };
/** Merging keeps ahead of entries of any length. */
const MERGED_PER_POSTING = 32;

const WIDTH = FIELDS.length;

export function createSegments(growth: Growth, state: SegmentsState = emptyState()): Segments {
  const { terms, frequencies, averages } = state;
  const places = createPlaces();
  const held = createHeldSegments(places);
  const start = (sources: readonly MergeSource[]) =>
    merging(sources, { table: frequencies, weights: averages.weights() });
  for (const source of state.sealed) held.restore(source);
  const tail = createTail(growth, { frequencies, held, start });
  const merges = createMerging({ policy: growth, segments: held, isOpen: (one) => tail.is(one), start });

  const remove = (row: number): void => {
    const place = places.of(row);
    const home = place === undefined ? undefined : held.get(place.segment);
    if (place === undefined || home === undefined) return;
    for (const term of bury(home, place.entry)) terms.changeUse(term, -1);
    averages.remove(home.segment.lengths.subarray(place.entry * WIDTH, (place.entry + 1) * WIDTH));
    places.clear(row);
  };
  return {
    terms,
    frequencies,
    averages,
    put(row, fields) {
      remove(row);
      const { entry, words } = readText(row, fields, { terms, frequencies });
      for (const term of entry.terms) terms.changeUse(term, 1);
      averages.add(entry.lengths);
      tail.append(entry, (place) => places.put(row, place));
      merges.goOn(Math.max(growth.mergedPerChange, MERGED_PER_POSTING * entry.terms.length));
      return words;
    },
    remove(row) {
      remove(row);
      merges.goOn(growth.mergedPerChange);
    },
    all: () => bySize(held.all()),
    placeOf: (row) => {
      const place = places.of(row);
      const home = place === undefined ? undefined : held.get(place.segment);
      return place === undefined || home === undefined ? undefined : { segment: home.segment, entry: place.entry };
    },
    byteLength: () => held.all().reduce((sum, { segment }) => sum + segmentBytes(segment), places.byteLength()),
    sections: (name) => [
      ...terms.sections(`${name}/terms`),
      ...frequencies.sections(`${name}/frequencies`),
      ...averages.sections(`${name}/averages`),
      ...segmentSections([...held.all().filter((one) => !tail.is(one)), ...tail.sealedNow()], name),
    ],
  };
}

function bySize(held: readonly HeldSegment[]): readonly Segment[] {
  return held.map(({ segment }) => segment).sort((a, b) => a.size - b.size);
}

interface TailParts extends Pick<Tables, 'frequencies'> {
  readonly held: HeldSegments;
  readonly start: (sources: readonly MergeSource[]) => Generator<void, MergedSegment>;
}

/** The segment that new entries go to: another one, once it is full and sealed. */
function createTail({ tailEntries }: Growth, { frequencies, held, start }: TailParts) {
  const open = () => {
    const segment = createTailSegment(tailEntries, frequencies);
    return { segment, home: held.add(segment) };
  };
  let tail = open();
  return {
    is: (one: HeldSegment): boolean => one === tail.home,
    append(entry: Entry, putAt: (place: Place) => void): void {
      putAt({ segment: tail.home.number, entry: tail.segment.append(entry) });
      tail.home.live++;
      if (tail.segment.size < tailEntries) return;
      held.replace([tail.home], atOnce(start([{ ...tail.home, segment: tail.segment.frozen() }])));
      tail = open();
    },
    /** What is alive in it, as a segment of its own beside it; none when there is nothing. */
    sealedNow(): readonly MergeSource[] {
      if (tail.home.live === 0) return [];
      const segment = tail.segment.frozen();
      return [withRows(segment, atOnce(start([{ ...tail.home, segment }])))];
    },
  };
}

function withRows(source: Segment, { segment, numbers }: MergedSegment): MergeSource {
  for (const [entry, number] of (numbers[0] ?? []).entries()) {
    if (number >= 0) segment.rowOf[number] = source.rowOf[entry] as number;
  }
  return { segment, live: segment.size, deadPostings: 0, deadTextBytes: 0 };
}

function atOnce(steps: Generator<void, MergedSegment>): MergedSegment {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
