import type { VectorQuery, VectorShop } from './vector-shop.ts';

/** Something that finds nearest vectors. */
export interface VectorSide {
  readonly name: string;
  /** From the vectors to the first answer, and from there to the quickest ones. */
  readonly build: { readonly firstMs: number; readonly restMs: number };
  /** Beside the vectors themselves; absent where it is not known. */
  readonly bytesPerVector?: number;
  /** Nearest first, at most `limit`. */
  nearest(query: VectorQuery, wanted: Wanted): Int32Array | Promise<Int32Array>;
  close(): Promise<void>;
}

export interface Wanted {
  readonly limit: number;
  /** Absent: every row. */
  readonly filter?: (row: number) => boolean;
  /** Rows that pass, over all. */
  readonly share: number;
}

export type OpenSide = (shop: VectorShop) => Promise<VectorSide>;
