/** Rows that may be found, where other threads can read them; grows as rows come. */
export interface LiveRows {
  set(row: number, live: boolean): void;
  has(row: number): boolean;
  count(): number;
  /** [rows or more], 1 for a live row. Another one after it has grown. */
  bytes(): Uint8Array;
}

/** `known`: as `bytes` gave them, in shared memory. */
export function createLiveRows(known: Uint8Array = new Uint8Array(new SharedArrayBuffer(1_024))): LiveRows {
  let bytes = known;
  let count = known.reduce((sum, live) => sum + live, 0);
  const has = (row: number): boolean => bytes[row] === 1;
  return {
    set(row, live) {
      if (row >= bytes.length) {
        const wider = new Uint8Array(new SharedArrayBuffer(Math.max(2 * bytes.length, row + 1)));
        wider.set(bytes);
        bytes = wider;
      }
      count += Number(live) - Number(has(row));
      bytes[row] = Number(live);
    },
    has,
    count: () => count,
    bytes: () => bytes,
  };
}

export interface RowMask {
  /** [rows], 1 for an accepted row; in shared memory. */
  readonly bytes: Uint8Array;
  readonly count: number;
}

/** Accepted rows: themselves, in order, where they are few. */
export type AcceptedRows =
  { readonly kind: 'few'; readonly rows: readonly number[] } | { readonly kind: 'many'; readonly mask: RowMask };

/** Rows looked at before other work has its turn: below a millisecond. */
const ROWS_A_TURN = 16_384;

export interface AcceptRequest {
  readonly rowCount: number;
  readonly accepts: (row: number) => boolean;
  /** How many are few. */
  readonly few: number;
}

/** Looks at every row, giving way to other work in between. */
export async function acceptedRows({ rowCount, accepts, few }: AcceptRequest): Promise<AcceptedRows> {
  const bytes = new Uint8Array(new SharedArrayBuffer(rowCount));
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if (row > 0 && row % ROWS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    if (!accepts(row)) continue;
    bytes[row] = 1;
    if (count++ < few) rows.push(row);
  }
  return count <= few ? { kind: 'few', rows } : { kind: 'many', mask: { bytes, count } };
}
