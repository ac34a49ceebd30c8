import type { DrawnSets } from './drawn-sets.ts';

export interface Pooling {
  readonly width: number;
  /** A set of n items is their sum over n^damping. */
  readonly damping: number;
}

/** The sum of each user's shown item vectors over n^damping, [users, width]. @param vectors of `sets.distinct`. */
export function pooledUsers(sets: DrawnSets, vectors: Float32Array, pooling: Pooling): Float32Array {
  const out = new Float32Array(sets.users * pooling.width);
  eachShown(sets, pooling, ({ user, place, weight }) => {
    addRow({ into: out, at: user, from: vectors, row: place }, weight, pooling.width);
  });
  return out;
}

/** The gradient of the vectors by that of the pooled users, [distinct, width]. */
export function pooledGradient(sets: DrawnSets, gradient: Float32Array, pooling: Pooling): Float32Array {
  const out = new Float32Array(sets.distinct.length * pooling.width);
  eachShown(sets, pooling, ({ user, place, weight }) => {
    addRow({ into: out, at: place, from: gradient, row: user }, weight, pooling.width);
  });
  return out;
}

interface Shown {
  readonly user: number;
  readonly place: number;
  readonly weight: number;
}

function eachShown(sets: DrawnSets, { damping }: Pooling, visit: (shown: Shown) => void): void {
  for (let user = 0; user < sets.users; user++) {
    const [start, end] = [sets.starts[user] as number, sets.starts[user + 1] as number];
    const weight = Math.max(end - start, 1) ** -damping;
    for (let i = start; i < end; i++) visit({ user, place: sets.shown[i] as number, weight });
  }
}

interface RowSum {
  readonly into: Float32Array;
  readonly at: number;
  readonly from: Float32Array;
  readonly row: number;
}

function addRow({ into, at, from, row }: RowSum, weight: number, width: number): void {
  const [to, source] = [at * width, row * width];
  for (let k = 0; k < width; k++) into[to + k] = (into[to + k] as number) + weight * (from[source + k] as number);
}
