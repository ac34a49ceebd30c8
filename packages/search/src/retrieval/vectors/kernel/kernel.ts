import { KERNEL_BYTES } from './kernel-bytes.ts';
import { compile, instantiate, type SharedMemory } from './wasm.ts';

/** The inner loops (`kernel.wat`) over a memory. Pointers are byte offsets; bounds are the caller's. */
export interface Kernel {
  /** Writes (slot: i32, score: f32) pairs to `out`; returns how many. */
  readonly scan: (...pointers: ScanPointers) => number;
  /** Writes the number (i32) of each code's nearest centroid to `out`. */
  readonly assign: (...pointers: AssignPointers) => void;
  /** Writes each code's product (i32) with the query to `out`. */
  readonly products: (...pointers: ProductPointers) => void;
}

type ScanPointers = [
  codes: number,
  rows: number,
  scales: number,
  errors: number,
  stride: number,
  firstSlot: number,
  lastSlot: number,
  query: number,
  unit: number,
  mask: number,
  threshold: number,
  out: number,
];

type AssignPointers = [
  codes: number,
  count: number,
  stride: number,
  centroids: number,
  centroidCount: number,
  scratch: number,
  out: number,
];

type ProductPointers = [codes: number, count: number, stride: number, query: number, out: number];

let compiled: object | undefined;

export function openKernel(memory: SharedMemory): Kernel {
  compiled ??= compile(Buffer.from(KERNEL_BYTES, 'base64'));
  return instantiate(compiled, memory) as unknown as Kernel;
}
