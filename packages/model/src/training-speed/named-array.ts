/** An array as both sides of a comparison read it. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** One side of a comparison, ready to take steps. */
export interface Steps {
  /** Takes the next step; resolves to its loss before the update. */
  step(): Promise<number>;
  release(): Promise<void>;
  /** Where it started and what it reads, for the other side: read before the first step. */
  readonly arrays: readonly NamedArray[];
}
