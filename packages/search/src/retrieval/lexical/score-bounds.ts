import { driftBetween } from './field-averages.ts';
import { leastByImpact, mostByImpact } from './impact.ts';
import type { LexicalQuery } from './query.ts';
import type { Segment } from './segment.ts';

/**
 * Bounds of scores as whole numbers, with the count of held terms above them, so that one addition a posting does for both:
 *
 *     31 bits:  [ terms held | upper bound of their score · factor ]
 */
export interface BoundScale {
  /** A held term. */
  readonly heldUnit: number;
  /** The bits of the bound. */
  readonly mask: number;
  /** Whole units of a score of 1. */
  readonly factor: number;
}

export function boundScale({ terms, bound }: LexicalQuery): BoundScale {
  const heldBits = 32 - Math.clz32(terms.length);
  const heldUnit = 2 ** (31 - heldBits);
  // Each term's bound is rounded up, so there are as many units to spare.
  return { heldUnit, mask: heldUnit - 1, factor: (heldUnit - 1 - terms.length) / bound };
}

/** What the impacts of one segment mean for a query now. */
export interface SegmentBounds {
  /** What a posting adds to the sum of its entry, by the posting's impact; aligned with the query's terms. */
  readonly tables: readonly Int32Array[];
  /** How far the true score of any entry may lie below its bound, in units; undefined where impacts say nothing. */
  readonly slack: number | undefined;
}

/** `averages`: the average field lengths now. */
export function segmentBounds(
  query: LexicalQuery,
  { impactAverages }: Segment,
  { scale, averages }: { readonly scale: BoundScale; readonly averages: readonly number[] },
): SegmentBounds {
  const { most, widest, widestOfParts } = sharesSince(impactAverages ?? averages, averages);
  const gap = query.terms.some(({ kind }) => kind === 'united') ? widestOfParts : widest;
  const tables = query.terms.map(({ idf }) => {
    const table = new Int32Array(most.length);
    const units = idf * scale.factor;
    for (let impact = 0; impact < table.length; impact++) {
      table[impact] = scale.heldUnit + Math.ceil(units * (most[impact] as number));
    }
    return table;
  });
  if (impactAverages === undefined) return { tables, slack: undefined };
  return { tables, slack: Math.ceil(query.bound * gap * scale.factor) + query.terms.length };
}

interface Shares {
  /** By impact; see `mostByImpact`. */
  readonly most: Float64Array;
  /** The widest gap to `leastByImpact`. */
  readonly widest: number;
  /**
   * The same for a share of an impact, rounded up. An impact i rounds up what lies above i − 1; so j = ⌈w·i⌉ rounds up what lies
   * above w·(i − 1) > j − 2, two steps down instead of one.
   */
  readonly widestOfParts: number;
}

/** By a segment's averages: worked out once for as long as the averages stay as they are. */
const known = new WeakMap<readonly number[], { readonly now: readonly number[]; readonly shares: Shares }>();

function sharesSince(then: readonly number[], now: readonly number[]): Shares {
  const before = known.get(then);
  if (before?.now === now) return before.shares;
  const drift = driftBetween(then, now);
  const most = mostByImpact(drift);
  const least = leastByImpact(drift);
  const widest = most.reduce((gap, share, impact) => Math.max(gap, share - (least[impact] ?? 0)), 0);
  const widestOfParts = most.reduce((gap, share, impact) => Math.max(gap, share - (least[impact - 1] ?? 0)), 0);
  const shares = { most, widest, widestOfParts };
  known.set(then, { now, shares });
  return shares;
}

/** A score that at least `limit` matches are known to reach, in units; it only rises. */
export interface ScoreFloor {
  value: number;
  /** Counts a match whose score is at least `least`. */
  record(least: number): void;
}

const BUCKETS = 4_096;

/** `limit` ≥ 1. Keeps a histogram of what is recorded. */
export function createScoreFloor(limit: number, { mask }: BoundScale): ScoreFloor {
  const width = Math.ceil((mask + 1) / BUCKETS);
  const counts = new Int32Array(BUCKETS);
  let lowest = 0;
  /** Recorded in `lowest` and above. */
  let above = 0;
  const floor: ScoreFloor = {
    value: 0,
    record: (least) => {
      const bucket = Math.floor(Math.max(0, least) / width);
      if (bucket < lowest) return;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      above++;
      while (above - (counts[lowest] ?? 0) >= limit) {
        above -= counts[lowest] ?? 0;
        lowest++;
      }
      floor.value = lowest * width;
    },
  };
  return floor;
}
