import { createRng, type Rng } from '@fusionrank/domain/rng';
import { createSpace, slotCount, type CodeSpace } from './code-space.ts';

/** How the codes of a space are divided into inverted lists. */
export interface ListRequest {
  readonly listCount: number;
  readonly seed: number;
  /** Room for what comes later: codes over the present ones. */
  readonly spareShare: number;
}

/** Codes that centroids are learned from, for each list. */
const SAMPLE_PER_LIST = 48;
const ROUNDS = 8;

/**
 * A new space with the same codes in inverted lists: spherical k-means over a sample (Dhillon & Modha, 2001), every code in
 * the list of its nearest centroid. Codes that are replaced while it works may be in it still: put those rows again.
 */
export function withLists(from: CodeSpace, { listCount, seed, spareShare }: ListRequest): CodeSpace {
  const used = slotCount(from);
  const slots = Int32Array.from({ length: used }, (_, slot) => slot).filter((slot) => (from.rows[slot] ?? -1) >= 0);
  const slotCapacity = roomFor(slots.length, spareShare);
  const to = createSpace({ ...from.layout, slotCapacity, listCount: Math.min(listCount, slots.length) });
  const codes = { from, to };
  learnCentroids(codes, slots, createRng(seed));
  placeByList(codes, slots);
  return to;
}

/** Room for a share more than there are, and some even in a small shop. */
export function roomFor(count: number, spareShare: number): number {
  return Math.ceil(count * (1 + spareShare)) + SPARE;
}
const SPARE = 4_096;

interface Codes {
  /** Searched meanwhile: only read. */
  readonly from: CodeSpace;
  readonly to: CodeSpace;
}

function learnCentroids(codes: Codes, slots: Int32Array, rng: Rng): void {
  const { width, listCount } = codes.to.layout;
  const sample = sampleOf(slots, SAMPLE_PER_LIST * listCount, rng);
  const means = new Float64Array(listCount * width);
  for (let list = 0; list < listCount; list++) addCode(codes.from, sample[list] ?? 0, { means, list });
  writeCentroids(codes.to, means);
  for (let round = 0; round < ROUNDS; round++) {
    means.fill(0);
    const held = new Int32Array(listCount);
    for (const slot of sample) {
      const list = nearestCentroid(codes, slot);
      held[list] = (held[list] ?? 0) + 1;
      addCode(codes.from, slot, { means, list });
    }
    // A centroid that nothing is near to starts again from a code of the sample.
    held.forEach((count, list) => {
      if (count === 0) addCode(codes.from, sample[rng.below(sample.length)] ?? 0, { means, list });
    });
    writeCentroids(codes.to, means);
  }
}

/** The first draws of a shuffle. */
function sampleOf(slots: Int32Array, count: number, rng: Rng): Int32Array {
  const pool = slots.slice();
  const size = Math.min(count, pool.length);
  for (let i = 0; i < size; i++) {
    const j = i + rng.below(pool.length - i);
    const kept = pool[i] as number;
    pool[i] = pool[j] as number;
    pool[j] = kept;
  }
  return pool.subarray(0, size);
}

interface Means {
  readonly means: Float64Array;
  readonly list: number;
}

function addCode({ codes, scales, stride, layout }: CodeSpace, slot: number, { means, list }: Means): void {
  const scale = scales[slot] ?? 0;
  const at = list * layout.width;
  for (let i = 0; i < layout.width; i++) {
    means[at + i] = (means[at + i] as number) + (codes[slot * stride + i] as number) * scale;
  }
}

/** Means at unit length, all in one scale: so products with them can be compared as they are. */
function writeCentroids({ centroids, stride, layout }: CodeSpace, means: Float64Array): void {
  const { width, listCount } = layout;
  let largest = 0;
  for (let list = 0; list < listCount; list++) {
    const mean = means.subarray(list * width, (list + 1) * width);
    const length = Math.hypot(...mean);
    for (let i = 0; i < width && length > 0; i++) {
      mean[i] = (mean[i] as number) / length;
      largest = Math.max(largest, Math.abs(mean[i] as number));
    }
  }
  for (let list = 0; list < listCount; list++) {
    for (let i = 0; i < width; i++) {
      centroids[list * stride + i] = Math.round(((means[list * width + i] as number) / (largest || 1)) * 127);
    }
  }
}

function nearestCentroid({ from, to }: Codes, slot: number): number {
  const { at, kernel, stride, layout, memory } = to;
  new Int8Array(memory.buffer, at.code, stride).set(from.codes.subarray(slot * stride, (slot + 1) * stride));
  kernel.assign(at.code, 1, stride, at.centroids, layout.listCount, at.widened, at.products);
  return new Int32Array(memory.buffer, at.products, 1)[0] ?? 0;
}

function placeByList(codes: Codes, slots: Int32Array): void {
  const { from, to } = codes;
  const { stride } = from;
  const lists = slots.map((slot) => nearestCentroid(codes, slot));
  const next = new Int32Array(to.layout.listCount + 1);
  for (const list of lists) next[list + 1] = (next[list + 1] ?? 0) + 1;
  for (let list = 1; list < next.length; list++) next[list] = (next[list] ?? 0) + (next[list - 1] ?? 0);
  to.listStarts.set(next);
  slots.forEach((slot, i) => {
    const list = lists[i] ?? 0;
    const target = next[list] ?? 0;
    next[list] = target + 1;
    const row = from.rows[slot] ?? -1;
    to.codes.set(from.codes.subarray(slot * stride, (slot + 1) * stride), target * stride);
    to.scales[target] = from.scales[slot] ?? 0;
    to.errors[target] = from.errors[slot] ?? 0;
    to.rows[target] = row;
    if (row >= 0) to.slotOfRow[row] = target;
  });
  Atomics.store(to.header, 0, slots.length);
}
