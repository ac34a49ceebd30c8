import type { BenchProduct } from './bench-products.ts';

/** A full-text engine under test. Opened empty; given all products in batches, then asked. */
export interface LexicalEngine {
  readonly version: string;
  add(products: readonly BenchProduct[]): void | Promise<void>;
  /** All products are there. */
  complete(): void | Promise<void>;
  /** Rows of the best matches, best first. */
  top(query: string, limit: number): readonly number[] | Int32Array | Promise<readonly number[]>;
  /** What the data take where it is not this process's memory. */
  bytesElsewhere(): Promise<number>;
  close(): Promise<void>;
}

/** How its answers are held against the plain scan's. */
export type Expectation =
  /** The same rows in the same order, but for equal scores. */
  | 'same'
  /** Rows that hold a term of the query; it scores by another formula. */
  | 'matching';

export interface EngineChoice {
  /** As the table has it. */
  readonly name: string;
  /** What it was told to do. */
  readonly settings: string;
  readonly expectation: Expectation;
  readonly open: () => Promise<LexicalEngine>;
}

/** For engines that keep all they have in this process. */
export const nothingElsewhere = { bytesElsewhere: () => Promise.resolve(0), close: () => Promise.resolve() };
