import { Index, MetricKind, ScalarKind } from 'usearch';
import type { OpenSide } from './vector-side.ts';

/** Vectors added at once, so that progress is seen between. */
const BATCH = 5_000;
/** One thread, as ours. */
const THREADS = 1;

/** usearch's HNSW as it comes, but for the search's breadth, which a recall of 98 of 100 needs. */
export const usearch: OpenSide = ({ table }) => {
  const { values, width, present } = table.text;
  const index = new Index({
    dimensions: width,
    metric: MetricKind.Cos,
    quantization: ScalarKind.F32,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: 192,
    multi: false,
  });
  const from = performance.now();
  for (let row = 0; row < present.length; row += BATCH) {
    const to = Math.min(present.length, row + BATCH);
    const keys = BigUint64Array.from({ length: to - row }, (_, i) => BigInt(row + i));
    index.add(keys, values.subarray(row * width, to * width), THREADS);
  }
  const firstMs = performance.now() - from;
  const nearest = (vector: Float32Array, k: number): number[] => [...index.search(vector, k, THREADS).keys].map(Number);
  return Promise.resolve({
    name: 'usearch',
    build: { firstMs, restMs: 0 },
    // It has no filters: more are asked for until enough of them pass.
    nearest: ({ vector }, { limit, filter = () => true, share }) => {
      for (let k = Math.ceil(limit / share); ; k *= 2) {
        const found = nearest(vector, Math.min(k, present.length)).filter(filter);
        if (found.length >= limit || k >= present.length) return Int32Array.from(found.slice(0, limit));
      }
    },
    close: () => Promise.resolve(),
  });
};
