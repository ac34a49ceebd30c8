import { openKernel, type Kernel } from './kernel/kernel.ts';
import { shareMemory, type SharedMemory } from './kernel/wasm.ts';

/** How large the parts of a code space are. */
export interface SpaceLayout {
  /** Numbers of a vector, at most MAX_WIDTH. */
  readonly width: number;
  /** Rows of the catalogue that it can hold. */
  readonly rowCapacity: number;
  /** Codes that it can hold, also those that were replaced. */
  readonly slotCapacity: number;
  /** Inverted lists; 0 where there are none yet. */
  readonly listCount: number;
}

/**
 * Unit vectors of rows as int8 codes in memory that threads share. A code is a slot; slots of one inverted list lie
 * together, and what came since the lists were made lies behind them:
 *
 * ```
 * slots  │ list 0 │ list 1 │ … │ list L−1 │ came later … │ free │
 *        0    listStarts[1]        listStarts[L]     slotCount
 * ```
 *
 * One thread writes slots, one searches. Shared memory is a copy of nothing but the codes: scores come out within the
 * slot's error, and who asks works the few that matter out from the vectors themselves.
 */
export interface CodeSpace {
  readonly memory: SharedMemory;
  readonly layout: SpaceLayout;
  readonly kernel: Kernel;
  readonly at: SpaceOffsets;
  /** Bytes of a code: the width, padded with zeros to whole blocks. */
  readonly stride: number;
  /** [0]: slots in use. */
  readonly header: Int32Array;
  /** [rowCapacity]: −1 for a row without a vector. */
  readonly slotOfRow: Int32Array;
  /** [slotCapacity]: −1 for a slot that was replaced. */
  readonly rows: Int32Array;
  /** [slotCapacity]: what a code's numbers are to be multiplied with. */
  readonly scales: Float32Array;
  /** [slotCapacity]: Euclidean distance between a vector and what its code says, rounded up. */
  readonly errors: Float32Array;
  /** [slotCapacity, stride] */
  readonly codes: Int8Array;
  /** [listCount + 1] */
  readonly listStarts: Int32Array;
  /** [listCount, stride], all of one scale. */
  readonly centroids: Int8Array;
  /** [rowCapacity], 1 for rows that may be found: the searching thread's. */
  readonly mask: Uint8Array;
  /** [stride], the searching thread's. */
  readonly query: Int16Array;
}

/** A longer product of a code and a query could leave int32. */
export const MAX_WIDTH = 1_024;
/** Slots that one call of the kernel scans at most. */
export const SCAN_SLOTS = 4_096;

type SpaceOffsets = Readonly<Record<(typeof REGIONS)[number], number>>;
const REGIONS = [
  'header',
  'query',
  'widened',
  'found',
  'code',
  'products',
  'mask',
  'slotOfRow',
  'rows',
  'scales',
  'errors',
  'listStarts',
  'centroids',
  'codes',
] as const;

const PAGE = 65_536;
const ALIGNMENT = 64;

export function strideOf(width: number): number {
  return Math.ceil(width / 16) * 16;
}

/** An empty space. */
export function createSpace(layout: SpaceLayout): CodeSpace {
  const { end } = placed(layout);
  const space = openSpace(shareMemory(Math.ceil(end / PAGE)), layout);
  space.slotOfRow.fill(-1);
  return space;
}

/** The space in a memory, from whichever thread. */
export function openSpace(memory: SharedMemory, layout: SpaceLayout): CodeSpace {
  const { width, rowCapacity, slotCapacity, listCount } = layout;
  const { at } = placed(layout);
  const { buffer } = memory;
  const stride = strideOf(width);
  return {
    memory,
    layout,
    kernel: openKernel(memory),
    at,
    stride,
    header: new Int32Array(buffer, at.header, 1),
    slotOfRow: new Int32Array(buffer, at.slotOfRow, rowCapacity),
    rows: new Int32Array(buffer, at.rows, slotCapacity),
    scales: new Float32Array(buffer, at.scales, slotCapacity),
    errors: new Float32Array(buffer, at.errors, slotCapacity),
    codes: new Int8Array(buffer, at.codes, slotCapacity * stride),
    listStarts: new Int32Array(buffer, at.listStarts, listCount + 1),
    centroids: new Int8Array(buffer, at.centroids, listCount * stride),
    mask: new Uint8Array(buffer, at.mask, rowCapacity),
    query: new Int16Array(buffer, at.query, stride),
  };
}

export function slotCount({ header }: Pick<CodeSpace, 'header'>): number {
  return Atomics.load(header, 0);
}

/** Bytes a memory of this layout takes. */
export function spaceBytes(layout: SpaceLayout): number {
  return placed(layout).end;
}

function placed(layout: SpaceLayout): { readonly at: SpaceOffsets; readonly end: number } {
  const { width, rowCapacity, slotCapacity, listCount } = layout;
  const stride = strideOf(width);
  const bytes: SpaceOffsets = {
    header: 64,
    query: 2 * stride,
    widened: 2 * stride,
    found: 8 * SCAN_SLOTS,
    code: stride,
    products: 4 * Math.max(1, listCount),
    mask: rowCapacity,
    slotOfRow: 4 * rowCapacity,
    rows: 4 * slotCapacity,
    scales: 4 * slotCapacity,
    errors: 4 * slotCapacity,
    listStarts: 4 * (listCount + 1),
    centroids: listCount * stride,
    codes: slotCapacity * stride,
  };
  let end = 0;
  const offsets = REGIONS.map((region): [string, number] => {
    const from = end;
    end = Math.ceil((from + bytes[region]) / ALIGNMENT) * ALIGNMENT;
    return [region, from];
  });
  return { at: Object.fromEntries(offsets) as Record<(typeof REGIONS)[number], number>, end };
}
