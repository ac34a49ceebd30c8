import { topRows } from '../top-rows.ts';
import { selectBounded, type BoundedSelection } from './bounded-selection.ts';
import { SCAN_SLOTS, slotCount, type CodeSpace } from './code-space.ts';
import { writeQuery } from './quantise.ts';

export interface ScanRequest {
  /** Of unit length, or zeros. */
  readonly query: Float32Array;
  readonly limit: number;
  /** Scores that can't reach it are left out. */
  readonly minimum: number;
  /** [rows], 1 for those that may be found; rows past its end may not. */
  readonly mask: Uint8Array;
  /** How many inverted lists are looked into, the nearest first; all of them: every slot. */
  readonly lists: number;
}

/**
 * Rows that may be among the `limit` of largest product with the query, in no order: the true ones, ties included, are
 * among them, as far as they lie in the lists looked into. What came after the lists were made is always looked at.
 */
export function scanSpace(space: CodeSpace, request: ScanRequest): Int32Array {
  const { layout, listStarts, mask } = space;
  const allowed = request.mask.subarray(0, mask.length);
  mask.set(allowed);
  mask.fill(0, allowed.length);
  const { scale, error } = writeQuery(request.query, space.query);
  const selection = selectBounded(request.limit, request.minimum);
  const range = { unit: scale, queryError: error, selection };
  const listed = listStarts[layout.listCount] ?? 0;
  if (request.lists >= layout.listCount) {
    scanSlots(space, range, { first: 0, last: listed });
  } else {
    for (const list of nearestLists(space, request.lists)) {
      scanSlots(space, range, { first: listStarts[list] ?? 0, last: listStarts[list + 1] ?? 0 });
    }
  }
  scanSlots(space, range, { first: listed, last: slotCount(space) });
  return selection.rows();
}

interface Scanning {
  readonly unit: number;
  readonly queryError: number;
  readonly selection: BoundedSelection;
}

/** A code's length is at most 1 + its error: far below 2. */
const LONGEST_CODE = 2;

function scanSlots(
  space: CodeSpace,
  { unit, queryError, selection }: Scanning,
  { first, last }: { readonly first: number; readonly last: number },
): void {
  const { at, kernel, stride, rows, errors, memory } = space;
  const slack = queryError * LONGEST_CODE + FLOAT_ERROR;
  const slots = new Int32Array(memory.buffer, at.found, 2 * SCAN_SLOTS);
  const scores = new Float32Array(memory.buffer, at.found, 2 * SCAN_SLOTS);
  for (let from = first; from < last; from += SCAN_SLOTS) {
    const to = Math.min(last, from + SCAN_SLOTS);
    const threshold = selection.threshold() - slack;
    const found = kernel.scan(
      at.codes,
      at.rows,
      at.scales,
      at.errors,
      stride,
      from,
      to,
      at.query,
      unit,
      at.mask,
      threshold,
      at.found,
    );
    for (let i = 0; i < found; i++) {
      const slot = slots[2 * i] as number;
      selection.add(rows[slot] as number, scores[2 * i + 1] as number, (errors[slot] as number) + slack);
    }
  }
}

/** What float32 products and sums of unit vectors may be off by, on either side of the comparison. */
const FLOAT_ERROR = 1e-5;

/** Numbers of the lists whose centroids the query is nearest to, nearest first. */
function nearestLists({ layout, at, stride, kernel, memory }: CodeSpace, count: number): Int32Array {
  kernel.products(at.centroids, layout.listCount, stride, at.query, at.products);
  const products = new Int32Array(memory.buffer, at.products, layout.listCount);
  return topRows(Int32Array.from(products.keys()), products, count);
}
