import { MERGE_STEP, type MergedSegment, type MergeSource } from './merge.ts';
import type { Places } from './places.ts';
import type { Segment } from './segment.ts';

/** A segment in use. */
export interface HeldSegment extends MergeSource {
  readonly number: number;
}

/** The segments in use, by number, and the places of their rows. */
export interface HeldSegments {
  get(number: number): HeldSegment | undefined;
  add(segment: Segment): HeldSegment;
  /** One of before, with its live rows and what is known to be dead in it. */
  restore(source: MergeSource): void;
  /** In no particular order. */
  all(): readonly HeldSegment[];
  /** Puts `merged` in the place of what it was laid from; entries that died meanwhile are dead in it. */
  replace(sources: readonly HeldSegment[], merged: MergedSegment): HeldSegment;
}

export function createHeldSegments(places: Places): HeldSegments {
  const held = new Map<number, HeldSegment>();
  let all: readonly HeldSegment[] | undefined;
  let next = 0;
  const add = (segment: Segment): HeldSegment => {
    const one = { number: next++, segment, live: 0, deadPostings: 0, deadTextBytes: 0 };
    held.set(one.number, one);
    all = undefined;
    return one;
  };
  return {
    get: (number) => held.get(number),
    add,
    restore: (source) => {
      const one = Object.assign(add(source.segment), source);
      for (const [entry, row] of source.segment.rowOf.entries()) {
        if (row >= 0) places.put(row, { segment: one.number, entry });
      }
    },
    all: () => (all ??= [...held.values()]),
    replace(sources, { segment, numbers }) {
      const target = add(segment);
      for (const [at, source] of sources.entries()) {
        moveRows(source.segment, numbers[at] ?? new Int32Array(0), { target, places });
        held.delete(source.number);
      }
      all = undefined;
      return target;
    },
  };
}

function moveRows(
  source: Segment,
  numbers: Int32Array,
  { target, places }: { readonly target: HeldSegment; readonly places: Places },
): void {
  for (let entry = 0; entry < numbers.length; entry++) {
    const number = numbers[entry] as number;
    if (number < 0) continue;
    const row = source.rowOf[entry] as number;
    target.segment.rowOf[number] = row;
    target.live++;
    if (row < 0) countDead(target, number);
    else places.put(row, { segment: target.number, entry: number });
  }
}

/** Marks a live entry dead. Returns the terms that it held. */
export function bury(held: HeldSegment, entry: number): Int32Array {
  held.segment.rowOf[entry] = -1;
  return countDead(held, entry);
}

function countDead(held: HeldSegment, entry: number): Int32Array {
  const { terms } = held.segment.textOf(entry);
  held.live--;
  held.deadPostings += terms.length;
  held.deadTextBytes += held.segment.textBytesOf(entry).length;
  return terms;
}

/** Merges what has become many or half dead, a little with each change. */
export interface Merging {
  /** Does about so many postings' worth of what there is to do. */
  goOn(postings: number): void;
}

export interface MergingPolicy {
  /** Entries of the smallest segments. */
  readonly tailEntries: number;
  /** Segments of like size that are merged into one. */
  readonly fanIn: number;
}

export interface MergingParts {
  readonly policy: MergingPolicy;
  readonly segments: HeldSegments;
  /** Whether a segment still takes entries: such a one is left alone. */
  readonly isOpen: (held: HeldSegment) => boolean;
  readonly start: (sources: readonly HeldSegment[]) => Generator<void, MergedSegment>;
}

export function createMerging({ policy, segments, isOpen, start }: MergingParts): Merging {
  let running: { readonly sources: readonly HeldSegment[]; readonly steps: Generator<void, MergedSegment> } | undefined;
  let due = 0;
  return {
    goOn(postings) {
      due += postings;
      while (due >= MERGE_STEP) {
        if (running === undefined) {
          const sources = dueForMerge(
            segments.all().filter((held) => !isOpen(held)),
            policy,
          );
          if (sources === undefined) {
            due = 0;
            return;
          }
          running = { sources, steps: start(sources) };
        }
        due -= MERGE_STEP;
        const step = running.steps.next();
        if (step.done !== true) continue;
        segments.replace(running.sources, step.value);
        running = undefined;
      }
    },
  };
}

/** The smallest segments of like size that are enough to be merged, or one that is more than half dead. */
function dueForMerge(
  held: readonly HeldSegment[],
  { tailEntries, fanIn }: MergingPolicy,
): readonly HeldSegment[] | undefined {
  const tiers = new Map<number, HeldSegment[]>();
  for (const one of held) {
    if (one.segment.size > 2 * one.live) return [one];
    const tier = Math.max(0, Math.round(Math.log(one.live / tailEntries) / Math.log(fanIn)));
    const alike = tiers.get(tier) ?? [];
    alike.push(one);
    tiers.set(tier, alike);
  }
  const full = [...tiers].filter(([, alike]) => alike.length >= fanIn).sort(([a], [b]) => a - b)[0];
  return full?.[1].slice(0, fanIn);
}
