import type { SegmentBounds } from './score-bounds.ts';
import { nearPlaceOf, type Segment } from './segment.ts';
import { termPostings, type TermPostings } from './term-postings.ts';
import type { TopSearch } from './top-matches.ts';

/** Entries looked at together: their sums stay in the processor's nearest cache. */
const WINDOW = 8_192;
/** Counting needs each match, and to look an entry up in a list costs as much as to read about so many postings. */
const LOOK_UP_COST = 8;

/** One term's list in a segment, read from its start to its end. */
interface Cursor extends Pick<TermPostings, 'entries' | 'impacts' | 'to'> {
  at: number;
  /** What a posting adds to its entry's sum, by its impact. */
  readonly table: Int32Array;
  /** The most that any of its postings adds to a bound. */
  readonly mostBound: number;
}

interface Window {
  readonly segment: Segment;
  readonly lists: readonly Cursor[];
  /** So many lists, from the first, are only looked into. */
  readonly probed: number;
  /** The most that those add to a bound. */
  readonly probedBound: number;
  /** Its first entry. */
  readonly base: number;
  readonly slack: number | undefined;
}

/** By place in the window: see BoundScale. Shared by all searches, which run one at a time. */
const sums = new Int32Array(WINDOW);
/** Places in the window that may be matches. */
const found = new Int32Array(WINDOW);

/** Adds the segment's candidates to the search's, and its matches to the count. */
export function searchSegment(search: TopSearch, segment: Segment, bounds: SegmentBounds): void {
  const lists = cursors(search, segment, bounds);
  if (lists.length < search.query.needed) return;
  const entries: number[] = [];
  const candidates = { segment, entries, bounds: [] };
  search.candidates.push(candidates);
  for (;;) {
    const { probed, probedBound } = probedLists(search, lists);
    const base = nextWindow(lists, probed);
    if (base >= segment.size) return;
    const window = { segment, lists, probed, probedBound, base, slack: bounds.slack };
    sums.fill(0);
    const noticed = Math.max(1, search.query.needed - probed) * search.scale.heldUnit;
    let count = 0;
    for (let i = probed; i < lists.length; i++) count = addWindow(lists[i] as Cursor, { base, noticed, count });
    for (let i = 0; i < probed; i++) skipTo(lists[i] as Cursor, base);
    settleWindow(search, window, { count, candidates });
    for (let i = 0; i < probed; i++) skipTo(lists[i] as Cursor, base + WINDOW);
  }
}

/** Longest list first. */
function cursors({ query, scale }: TopSearch, segment: Segment, { tables }: SegmentBounds): readonly Cursor[] {
  return query.terms
    .flatMap((term, i): Cursor[] => {
      const postings = termPostings(term, segment);
      const table = tables[i];
      if (postings === undefined || table === undefined) return [];
      const { entries, impacts, from, to, mostImpact } = postings;
      return [{ entries, impacts, at: from, to, table, mostBound: (table[mostImpact] ?? 0) & scale.mask }];
    })
    .sort((a, b) => b.to - b.at - (a.to - a.at));
}

/**
 * How many lists, from the longest, need no reading: an entry that stands in no other holds too few terms, or (where nothing
 * is counted) stays below the floor.
 */
function probedLists({ query, floor, counting }: TopSearch, lists: readonly Cursor[]) {
  let unread = lists.reduce((sum, { at, to }) => sum + to - at, 0);
  let probed = 0;
  let probedBound = 0;
  for (const { at, to, mostBound } of lists.slice(0, -1)) {
    unread -= to - at;
    const tooFew = probed + 1 < query.needed;
    const tooLow = !counting && probedBound + mostBound < floor.value;
    if (!tooFew && !tooLow) break;
    if (!tooLow && to - at < LOOK_UP_COST * unread) break;
    probed++;
    probedBound += mostBound;
  }
  return { probed, probedBound };
}

/** The start of the next window that a list from `first` on has an entry in; Infinity at their ends. */
function nextWindow(lists: readonly Cursor[], first: number): number {
  let next = Infinity;
  for (let i = first; i < lists.length; i++) {
    const { entries, at, to } = lists[i] as Cursor;
    if (at < to) next = Math.min(next, entries[at] as number);
  }
  return next === Infinity ? next : next - (next % WINDOW);
}

function skipTo(list: Cursor, entry: number): void {
  list.at = nearPlaceOf(list.entries, entry, { from: list.at, to: list.to });
}

interface Adding {
  readonly base: number;
  /** An entry is noticed when its sum comes to this. */
  readonly noticed: number;
  /** Noticed before. */
  readonly count: number;
}

function addWindow(list: Cursor, { base, noticed, count: before }: Adding): number {
  const { entries, impacts, table, to } = list;
  const end = base + WINDOW;
  let count = before;
  let at = list.at;
  for (; at < to; at++) {
    const entry = entries[at] as number;
    if (entry >= end) break;
    const place = entry - base;
    const sum = sums[place] as number;
    const now = sum + (table[impacts[at] as number] as number);
    sums[place] = now;
    if (sum < noticed && now >= noticed) found[count++] = place;
  }
  list.at = at;
  return count;
}

interface Settling {
  /** Places found. */
  readonly count: number;
  readonly candidates: { readonly entries: number[]; readonly bounds: number[] };
}

/** Counts the matches among what was found, and keeps those that may be among the best. */
function settleWindow(search: TopSearch, window: Window, { count, candidates }: Settling): void {
  const { floor, scale } = search;
  const { segment, probed, probedBound, base } = window;
  const { mask } = scale;
  const needed = search.query.needed * scale.heldUnit;
  const isPlain = probed === 0 && search.accept === undefined;
  for (let i = 0; i < count; i++) {
    const place = found[i] as number;
    const reached = (sums[place] as number) & mask;
    if (reached + probedBound < floor.value) {
      if (!search.counting) continue;
      if (isPlain) {
        if ((segment.rowOf[base + place] as number) >= 0) countMatch(search);
        continue;
      }
    }
    const sum = probed === 0 ? (sums[place] as number) : withProbed(sums[place] as number, window, base + place);
    const row = segment.rowOf[base + place] as number;
    const bound = sum & mask;
    const isHigh = bound >= floor.value;
    if (sum < needed || row < 0 || (!isHigh && !search.counting)) continue;
    if (search.accept !== undefined && !search.accept(row)) continue;
    countMatch(search);
    if (!isHigh) continue;
    candidates.entries.push(base + place);
    candidates.bounds.push(bound);
    if (window.slack !== undefined) floor.record(bound - window.slack);
  }
}

function withProbed(sum: number, { lists, probed }: Window, entry: number): number {
  let total = sum;
  for (let i = 0; i < probed; i++) {
    const { entries, impacts, table, at: from, to } = lists[i] as Cursor;
    const at = nearPlaceOf(entries, entry, { from, to });
    if (at < to && entries[at] === entry) total += table[impacts[at] as number] as number;
  }
  return total;
}

function countMatch(search: TopSearch): void {
  search.counted++;
  if (search.counted > search.countTo) search.counting = false;
}
