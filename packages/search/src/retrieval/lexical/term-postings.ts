import type { QueryTerm, UnitedTerm } from './query.ts';
import { nearPlaceOf, type Postings, type Segment } from './segment.ts';

/** The entries that hold a query's term, as `Postings`, without how often: of a united term they are of several lists. */
export type TermPostings = Omit<Postings, 'frequencies'>;

/**
 * A united term's list is made for the query: every entry of one of its alternatives, with the largest of their impacts times
 * their worth, rounded up. As a list of the index, an impact there bounds the entry's part of the score: saturation is concave in
 * how far averages have moved, so what bounds the whole bounds a share of it (score-bounds.ts).
 */
export function termPostings(term: QueryTerm, segment: Segment): TermPostings | undefined {
  return term.kind === 'plain' ? segment.postings(term.number) : unitedPostings(term, segment);
}

function unitedPostings({ alternatives }: UnitedTerm, segment: Segment): TermPostings | undefined {
  /** By entry; 0 for one that holds none. */
  const impactOf = new Uint8Array(segment.size);
  let count = 0;
  let mostImpact = 0;
  for (const { numbers, weight } of alternatives) {
    const lists = listsOf(numbers, segment);
    if (lists === undefined) continue;
    visitShared(lists, (entry, impact) => {
      const worth = Math.ceil(weight * impact);
      const before = impactOf[entry] as number;
      if (before === 0) count++;
      if (worth > before) impactOf[entry] = worth;
      mostImpact = Math.max(mostImpact, worth);
    });
  }
  if (count === 0) return undefined;
  return { ...collected(impactOf, count), from: 0, to: count, mostImpact };
}

function collected(impactOf: Uint8Array, count: number): Pick<TermPostings, 'entries' | 'impacts'> {
  const entries = new Int32Array(count);
  const impacts = new Uint8Array(count);
  let at = 0;
  for (let entry = 0; at < count; entry++) {
    if (impactOf[entry] === 0) continue;
    entries[at] = entry;
    impacts[at++] = impactOf[entry] as number;
  }
  return { entries, impacts };
}

/** The lists of terms that are held together; undefined where one of them is held by no entry. */
export function listsOf(numbers: readonly number[], segment: Segment): readonly Postings[] | undefined {
  const lists = numbers.flatMap((number) => segment.postings(number) ?? []);
  return lists.length === numbers.length ? lists : undefined;
}

/** The entries that stand in all of the lists, rising, each with the least of its impacts. */
function visitShared(lists: readonly Postings[], visit: (entry: number, impact: number) => void): void {
  const [first, ...others] = [...lists].sort((a, b) => a.to - a.from - (b.to - b.from));
  if (first === undefined) return;
  const places = others.map(({ from }) => from);
  for (let at = first.from; at < first.to; at++) {
    const entry = first.entries[at] as number;
    let impact = first.impacts[at] as number;
    for (const [i, { entries, impacts, to }] of others.entries()) {
      const place = nearPlaceOf(entries, entry, { from: places[i] as number, to });
      places[i] = place;
      if (place === to) return;
      impact = entries[place] === entry ? Math.min(impact, impacts[place] as number) : 0;
      if (impact === 0) break;
    }
    if (impact > 0) visit(entry, impact);
  }
}
