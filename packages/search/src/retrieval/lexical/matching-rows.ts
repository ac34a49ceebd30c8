import type { LexicalQuery } from './query.ts';
import type { Segment } from './segment.ts';
import { termPostings, type TermPostings } from './term-postings.ts';

/** Entries looked at together: their counters stay in the processor's nearest cache. */
const WINDOW = 8_192;

/**
 * Calls `visit` with each row that holds enough of the query's terms, newest segments first, until it returns false. Returns
 * whether it never did. Nothing is scored: each posting is counted once.
 */
export function visitMatchingRows(
  { terms, needed }: LexicalQuery,
  segments: readonly Segment[],
  visit: (row: number) => boolean,
): boolean {
  const held = new Uint16Array(WINDOW);
  const found = new Int32Array(WINDOW);
  for (const segment of segments) {
    const lists = terms.flatMap((term) => cursorOf(termPostings(term, segment)));
    if (lists.length < needed) continue;
    for (let base = nextWindow(lists); base < segment.size; base = nextWindow(lists)) {
      held.fill(0);
      let count = 0;
      for (const list of lists) count = countWindow(list, { base, needed, held, found }, count);
      for (let i = 0; i < count; i++) {
        const row = segment.rowOf[base + (found[i] as number)] as number;
        if (row >= 0 && !visit(row)) return false;
      }
    }
  }
  return true;
}

interface Cursor extends Pick<TermPostings, 'entries' | 'to'> {
  at: number;
}

function cursorOf(postings: TermPostings | undefined): Cursor[] {
  return postings === undefined ? [] : [{ entries: postings.entries, at: postings.from, to: postings.to }];
}

/** The first entry of the next window that any list has an entry in; Infinity at their ends. */
function nextWindow(lists: readonly Cursor[]): number {
  let next = Infinity;
  for (const { entries, at, to } of lists) if (at < to) next = Math.min(next, entries[at] as number);
  return next === Infinity ? next : next - (next % WINDOW);
}

interface Counted {
  readonly base: number;
  readonly needed: number;
  /** By place in the window. */
  readonly held: Uint16Array;
  /** Places in the window that are held often enough. */
  readonly found: Int32Array;
}

function countWindow(list: Cursor, { base, needed, held, found }: Counted, before: number): number {
  const { entries, to } = list;
  const end = base + WINDOW;
  let count = before;
  let at = list.at;
  for (; at < to; at++) {
    const entry = entries[at] as number;
    if (entry >= end) break;
    const place = entry - base;
    const now = (held[place] as number) + 1;
    held[place] = now;
    if (now === needed) found[count++] = place;
  }
  list.at = at;
  return count;
}
